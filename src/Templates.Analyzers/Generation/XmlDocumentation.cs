using System.Text;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Analyzers.Generation;

/// <summary>Texts as XML documentation, placeholders as the parameters that fill them.</summary>
internal static class XmlDocumentation
{
    // All that ends a line for C#: in a comment, the rest of the text would become code.
    private static readonly char[] LineEnds = ['\n', '\r', '\u0085', '\u2028', '\u2029'];

    /// <summary>The text of each language in the order of the template.</summary>
    public static IEnumerable<string> TextLines(GeneratedTemplate template)
    {
        var parameters = template.Parameters.ToDictionary(parameter => parameter.Variable, parameter => parameter.Name, StringComparer.Ordinal);
        foreach (var language in template.Shape.Languages)
        {
            yield return $"<para><c>{Escape(language.Code)}</c></para>";
            foreach (var text in language.Texts)
            {
                foreach (var line in ParagraphLines(Prefix(text.Role) + Xml(text.Text, parameters)))
                    yield return line;
            }
        }
    }

    /// <summary>Plain text in one line.</summary>
    public static string Escape(string text) => Escape(text, 0, text.Length).Replace('\n', ' ').Trim();

    private static string Prefix(TextRole role) => role switch
    {
        TextRole.Button => "Button: ",
        TextRole.Reply => "Reply: ",
        _ => "",
    };

    private static string Xml(string text, Dictionary<string, string> parameters)
    {
        var xml = new StringBuilder();
        var done = 0;
        foreach (var placeholder in PlaceholderScanner.Scan(text))
        {
            if (placeholder.Kind != PlaceholderKind.Valid)
                continue;
            xml.Append(Escape(text, done, placeholder.Start)).Append("<paramref name=\"").Append(parameters[placeholder.Name]).Append("\"/>");
            done = placeholder.End;
        }

        return xml.Append(Escape(text, done, text.Length)).ToString();
    }

    /// <summary>Blank lines part paragraphs, other line breaks stay line breaks.</summary>
    private static IEnumerable<string> ParagraphLines(string xml)
    {
        var open = false;
        var lines = xml.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0)
                continue;
            var isLast = i + 1 == lines.Length || lines[i + 1].Trim().Length == 0;
            yield return (open ? "" : "<para>") + lines[i].Trim() + (isLast ? "</para>" : "<br/>");
            open = !isLast;
        }
    }

    /// <summary>Escapes what XML reserves, replaces what it cannot hold, and makes every line end a line feed.</summary>
    private static string Escape(string text, int start, int end)
    {
        var xml = new StringBuilder(end - start);
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (Array.IndexOf(LineEnds, c) >= 0)
            {
                i += c == '\r' && i + 1 < end && text[i + 1] == '\n' ? 1 : 0;
                xml.Append('\n');
            }
            else if (char.IsHighSurrogate(c) && i + 1 < end && char.IsLowSurrogate(text[i + 1]))
            {
                xml.Append(c).Append(text[++i]);
            }
            else
            {
                Append(xml, c);
            }
        }

        return xml.ToString();
    }

    private static void Append(StringBuilder xml, char c)
    {
        switch (c)
        {
            case '&':
                xml.Append("&amp;");
                break;
            case '<':
                xml.Append("&lt;");
                break;
            case '>':
                xml.Append("&gt;");
                break;
            case < ' ' or '\uFFFE' or '\uFFFF':
                xml.Append(c == '\t' ? ' ' : '\uFFFD');
                break;
            default:
                xml.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
                break;
        }
    }
}
