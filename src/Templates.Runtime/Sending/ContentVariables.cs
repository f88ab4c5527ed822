using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using WaTemplates.Runtime.Catalog;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Runtime.Sending;

/// <summary>
/// Puts values to the numbers of a content and checks them. Every number gets a value: for one that is left out Twilio
/// would send the sample. Source: Twilio, using variables with the Content API; errors 21656, 63013, 63021.
/// </summary>
internal static class ContentVariables
{
    public static readonly JsonWriterOptions RealLetters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The values by number.</summary>
    /// <exception cref="MessageRefusedException">A value is missing, or breaks a rule.</exception>
    public static IReadOnlyDictionary<int, string> Fill(SubmittedContent content, IReadOnlyDictionary<string, string> values)
    {
        var filled = new Dictionary<int, string>(content.Variables.Count);
        foreach (var variable in content.Variables)
            filled.Add(variable.Number, ValueOf(variable, Required(values, variable.Name)));
        foreach (var part in content.Parts)
        {
            var length = part.Text.Length;
            foreach (var (number, value) in filled)
            {
                var placeholder = PlaceholderOf(number);
                length += part.Text.AsSpan().Count(placeholder) * (value.Length - placeholder.Length);
            }

            CheckLength(part, length);
        }

        return filled;
    }

    /// <exception cref="MessageRefusedException">The part is longer than WhatsApp takes.</exception>
    public static void CheckLength(ContentPart part, int length)
    {
        if (length > part.Limit)
            throw new MessageRefusedException(RefusalReason.BadValue, $"With these values the {part.Name} has {length} characters, and WhatsApp takes {part.Limit}. Shorten the values.");
    }

    public static string PlaceholderOf(int number) => "{{" + number.ToString(System.Globalization.CultureInfo.InvariantCulture) + "}}";

    /// <summary>The values as Twilio takes them: an object of strings by number.</summary>
    public static string ToJson(IReadOnlyDictionary<int, string> values)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, RealLetters))
        {
            json.WriteStartObject();
            foreach (var (number, value) in values.OrderBy(value => value.Key))
                json.WriteString(number.ToString(System.Globalization.CultureInfo.InvariantCulture), value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    public static string Required(IReadOnlyDictionary<string, string> values, string name)
        => values.TryGetValue(name, out var value) && value is not null
            ? value
            : throw new MessageRefusedException(RefusalReason.MissingValue, $"Variable '{name}' has no value. Give one: Twilio would send the sample in its place.");

    public static string ValueOf(TemplateVariable variable, string value)
    {
        if (ValueRules.Problem(value) is { } problem)
            throw new MessageRefusedException(RefusalReason.BadValue, $"The value of '{variable.Name}' {problem}. Twilio refuses it: change the value.");
        if (variable.Component != "button")
            return value;
        if (!variable.IsLink)
            return Uri.EscapeDataString(value);
        var prefix = variable.Prefix ?? "";
        return value.StartsWith(prefix, StringComparison.Ordinal) && value.Length > prefix.Length
            ? value[prefix.Length..]
            : throw new MessageRefusedException(RefusalReason.BadValue, $"The value of '{variable.Name}' must begin with the button's address '{prefix}' and go on behind it. Give such a link, or change the template's button.");
    }
}
