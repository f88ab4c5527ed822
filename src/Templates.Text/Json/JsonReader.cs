using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace WaTemplates.Text.Json;

/// <summary>Strict reader of RFC 8259 texts, at most 64 levels deep.</summary>
internal sealed class JsonReader
{
    private const int MaxDepth = 64;

    private static readonly Regex Number = new(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
    private readonly string text;
    private int position;

    private JsonReader(string text) => this.text = text;

    /// <exception cref="BrokenJsonException">Not JSON; the message tells line and column, one-based.</exception>
    public static JsonValue Parse(string text)
    {
        var reader = new JsonReader(text);
        reader.SkipBlanks();
        var value = reader.ReadValue(0);
        reader.SkipBlanks();
        return reader.position == text.Length ? value : throw reader.Broken("end of text");
    }

    private JsonValue ReadValue(int depth)
    {
        if (depth >= MaxDepth && Peek() is ('{' or '['))
            throw Broken($"at most {MaxDepth} levels");
        return Peek() switch
        {
            '{' => ReadObject(depth),
            '[' => ReadArray(depth),
            '"' => new JsonValue(JsonKind.String, ReadString()),
            't' => ReadWord("true", JsonKind.Boolean),
            'f' => ReadWord("false", JsonKind.Boolean),
            'n' => ReadWord("null", JsonKind.Null),
            _ => ReadNumber(),
        };
    }

    private JsonValue ReadObject(int depth)
    {
        var members = new List<KeyValuePair<string, JsonValue>>();
        position++;
        SkipBlanks();
        while (Peek() != '}')
        {
            if (members.Count > 0)
                Expect(',');
            SkipBlanks();
            if (Peek() != '"')
                throw Broken("a member name in quotes");
            var name = ReadString();
            SkipBlanks();
            Expect(':');
            SkipBlanks();
            members.Add(new KeyValuePair<string, JsonValue>(name, ReadValue(depth + 1)));
            SkipBlanks();
        }

        position++;
        return new JsonValue(JsonKind.Object, members: members);
    }

    private JsonValue ReadArray(int depth)
    {
        var items = new List<JsonValue>();
        position++;
        SkipBlanks();
        while (Peek() != ']')
        {
            if (items.Count > 0)
                Expect(',');
            SkipBlanks();
            items.Add(ReadValue(depth + 1));
            SkipBlanks();
        }

        position++;
        return new JsonValue(JsonKind.Array, items: items);
    }

    private string ReadString()
    {
        var value = new StringBuilder();
        for (position++; Peek() != '"'; position++)
        {
            var c = text[position];
            if (c < ' ')
                throw Broken("an escaped control character");
            value.Append(c == '\\' ? ReadEscape() : c);
        }

        position++;
        return value.ToString();
    }

    private char ReadEscape()
    {
        position++;
        switch (Peek())
        {
            case '"': return '"';
            case '\\': return '\\';
            case '/': return '/';
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when position + 4 < text.Length && ushort.TryParse(text.Substring(position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                position += 4;
                return (char)code;
            default: throw Broken("an escape sequence");
        }
    }

    private JsonValue ReadNumber()
    {
        var start = position;
        while (position < text.Length && "+-.0123456789Ee".IndexOf(text[position]) >= 0)
            position++;
        var number = text.Substring(start, position - start);
        if (Number.IsMatch(number))
            return new JsonValue(JsonKind.Number, number);
        position = start;
        throw Broken("a value");
    }

    private JsonValue ReadWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(text, position, word, 0, word.Length) != 0)
            throw Broken("a value");
        position += word.Length;
        return new JsonValue(kind, word);
    }

    private char Peek() => position < text.Length ? text[position] : throw Broken("more text");

    private void Expect(char expected)
    {
        if (Peek() != expected)
            throw Broken($"'{expected}'");
        position++;
    }

    private void SkipBlanks()
    {
        while (position < text.Length && " \n\r\t".IndexOf(text[position]) >= 0)
            position++;
    }

    private BrokenJsonException Broken(string expected)
    {
        var before = text.Substring(0, Math.Min(position, text.Length));
        var line = before.Count(c => c == '\n') + 1;
        return new BrokenJsonException(before.Length, line, before.Length - before.LastIndexOf('\n'), expected);
    }
}
