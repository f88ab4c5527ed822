using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Source;

namespace WaTemplates.Core.Serialization;

/// <summary>Findings as bytes. The format belongs to one build of this assembly: a host keeps its version beside them.</summary>
internal static class DiagnosticSerializer
{
    public static void Write(BinaryWriter writer, IReadOnlyList<Diagnostic> diagnostics)
    {
        writer.Write(diagnostics.Count);
        foreach (var diagnostic in diagnostics)
        {
            writer.Write(diagnostic.Id);
            writer.Write((byte)diagnostic.Severity);
            writer.Write(diagnostic.Path);
            WritePlace(writer, new Place(diagnostic.Span, diagnostic.Lines));
            writer.Write(diagnostic.Message);
            WriteOptional(writer, diagnostic.Template);
            WriteOptional(writer, diagnostic.Language);
        }
    }

    /// <exception cref="InvalidDataException">A rule is not in the catalogue.</exception>
    public static Diagnostic[] Read(BinaryReader reader)
    {
        var diagnostics = new Diagnostic[reader.ReadInt32()];
        for (var i = 0; i < diagnostics.Length; i++)
        {
            var id = reader.ReadString();
            var rule = RuleCatalog.Find(id) ?? throw new InvalidDataException($"'{id}' is no rule of this version.");
            var severity = (Severity)reader.ReadByte();
            var path = reader.ReadString();
            var place = ReadPlace(reader);
            diagnostics[i] = new Diagnostic(rule, severity, path, place.Span, place.Lines, reader.ReadString())
            {
                Template = ReadOptional(reader),
                Language = ReadOptional(reader),
            };
        }

        return diagnostics;
    }

    public static void WritePlace(BinaryWriter writer, Place place)
    {
        WriteSpan(writer, place.Span);
        WritePosition(writer, place.Lines.Start);
        WritePosition(writer, place.Lines.End);
    }

    public static Place ReadPlace(BinaryReader reader)
        => new(ReadSpan(reader), new LineSpan(ReadPosition(reader), ReadPosition(reader)));

    public static void WriteSpan(BinaryWriter writer, SourceSpan span)
    {
        writer.Write(span.Start);
        writer.Write(span.Length);
    }

    public static SourceSpan ReadSpan(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32());

    private static void WritePosition(BinaryWriter writer, LinePosition position)
    {
        writer.Write(position.Line);
        writer.Write(position.Column);
    }

    private static LinePosition ReadPosition(BinaryReader reader) => new(reader.ReadInt32(), reader.ReadInt32());

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;
}
