using System.Buffers;
using System.Text;
using System.Text.Json;
using WaTemplates.Runtime.Catalog;

namespace WaTemplates.Runtime.Sending;

/// <summary>A content read once, to be filled for many people: gives what <see cref="ContentVariables"/> gives.</summary>
internal sealed class ContentForm
{
    private readonly TemplateVariable[] variables;
    private readonly JsonEncodedText[] names;
    private readonly Part[] parts;

    public ContentForm(SubmittedContent content)
    {
        variables = [.. content.Variables.OrderBy(variable => variable.Number)];
        names = [.. variables.Select(variable => JsonEncodedText.Encode(variable.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
        parts = [.. content.Parts.Select(part => Part.Of(part, variables))];
    }

    /// <summary>The values as Twilio takes them.</summary>
    /// <exception cref="MessageRefusedException">A value is missing, or breaks a rule.</exception>
    public string ToJson(IReadOnlyDictionary<string, string> values)
    {
        var filled = new string[variables.Length];
        for (var i = 0; i < filled.Length; i++)
            filled[i] = ContentVariables.ValueOf(variables[i], ContentVariables.Required(values, variables[i].Name));
        foreach (var part in parts)
            part.Check(filled);
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, ContentVariables.RealLetters))
        {
            json.WriteStartObject();
            for (var i = 0; i < filled.Length; i++)
                json.WriteString(names[i], filled[i]);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <param name="Constant">Length without the placeholders.</param>
    /// <param name="Uses">How often each variable stands in it.</param>
    private sealed record Part(ContentPart Text, int Constant, int[] Uses)
    {
        public static Part Of(ContentPart part, TemplateVariable[] variables)
        {
            var uses = new int[variables.Length];
            var constant = part.Text.Length;
            for (var i = 0; i < uses.Length; i++)
            {
                var placeholder = ContentVariables.PlaceholderOf(variables[i].Number);
                uses[i] = part.Text.AsSpan().Count(placeholder);
                constant -= uses[i] * placeholder.Length;
            }

            return new Part(part, constant, uses);
        }

        public void Check(string[] filled)
        {
            var length = Constant;
            for (var i = 0; i < filled.Length; i++)
                length += Uses[i] * filled[i].Length;
            ContentVariables.CheckLength(Text, length);
        }
    }
}
