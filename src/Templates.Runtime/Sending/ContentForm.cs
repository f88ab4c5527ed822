using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using WaTemplates.Runtime.Catalog;

namespace WaTemplates.Runtime.Sending;

/// <summary>A content read once, to be filled for many people: gives what <see cref="ContentVariables"/> gives.</summary>
internal sealed class ContentForm
{
    private readonly TemplateVariable[] variables;
    private readonly string[] openings;
    private readonly Part[] parts;

    public ContentForm(SubmittedContent content)
    {
        variables = [.. content.Variables.OrderBy(variable => variable.Number)];
        openings = [.. variables.Select((variable, i) => string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? "{" : "\",")}\"{variable.Number}\":\""))];
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
        return filled.Length == 0 ? "{}" : Json(filled);
    }

    // By hand: a JSON writer and its buffer cost more than all else that is done for a contact.
    private string Json(string[] filled)
    {
        const int LongestEscape = 6;
        var most = 2;
        for (var i = 0; i < filled.Length; i++)
            most += openings[i].Length + filled[i].Length * LongestEscape;
        var rented = most > 1024 ? ArrayPool<char>.Shared.Rent(most) : null;
        Span<char> text = rented ?? stackalloc char[1024];
        var length = 0;
        for (var i = 0; i < filled.Length; i++)
        {
            openings[i].CopyTo(text[length..]);
            length += openings[i].Length;
            var status = ContentVariables.RealLetters.Encoder!.Encode(filled[i], text[length..], out _, out var written);
            Debug.Assert(status == OperationStatus.Done, "The longest escape has six letters.");
            length += written;
        }

        "\"}".CopyTo(text[length..]);
        var json = text[..(length + 2)].ToString();
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return json;
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
