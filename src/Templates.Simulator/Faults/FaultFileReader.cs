using System.Globalization;
using System.Text.Json;

namespace WaTemplates.Simulator.Faults;

/// <summary>Steps through a fault file and knows the place of every value.</summary>
internal ref struct FaultFileReader(ReadOnlySpan<byte> json, string path)
{
    private readonly ReadOnlySpan<byte> json = json;
    private Utf8JsonReader reader = new(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });

    public readonly JsonTokenType Token => reader.TokenType;

    public bool Read()
    {
        try
        {
            return reader.Read();
        }
        catch (JsonException e)
        {
            throw new FaultFileException(path, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1, "This is not JSON.");
        }
    }

    public readonly string Name => reader.GetString()!;

    public string Text()
        => Next(JsonTokenType.String, "a text") ? reader.GetString()! : "";

    public double Number()
        => Next(JsonTokenType.Number, "a number") ? reader.GetDouble() : 0;

    public long Whole()
        => Next(JsonTokenType.Number, "a number") && reader.TryGetInt64(out var value) ? value : throw Wrong("A whole number is expected here.");

    /// <summary>A text, or several in an array.</summary>
    public IReadOnlyList<string> Texts()
    {
        Read();
        if (Token == JsonTokenType.String)
            return [Name];
        if (Token != JsonTokenType.StartArray)
            throw Wrong("A text or an array of texts is expected here.");
        var texts = new List<string>();
        while (Read() && Token != JsonTokenType.EndArray)
            texts.Add(Token == JsonTokenType.String ? Name : throw Wrong("A text is expected here."));
        return texts;
    }

    public T OneOf<T>(IReadOnlyDictionary<string, T> values)
    {
        var name = Text();
        return values.TryGetValue(name, out var value) ? value : throw Wrong($"\"{name}\" is not one of {string.Join(", ", values.Keys)}.");
    }

    public bool Next(JsonTokenType token, string expected)
    {
        Read();
        return Token == token ? true : throw Wrong($"Here {expected} is expected.");
    }

    public readonly FaultFileException Wrong(string problem) => WrongAt(reader.TokenStartIndex, problem);

    public readonly FaultFileException WrongAt(long position, string problem)
    {
        var before = json[..(int)position];
        return new FaultFileException(path, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'), problem);
    }

    public readonly long Position => reader.TokenStartIndex;

    /// <summary>A number in seconds.</summary>
    public TimeSpan Seconds()
    {
        var seconds = Number();
        return seconds is >= 0 and <= 86400 ? TimeSpan.FromSeconds(seconds) : throw Wrong($"{seconds.ToString(CultureInfo.InvariantCulture)} s is too long.");
    }
}
