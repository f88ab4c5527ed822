using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Outputs;
using WaTemplates.Core.Suppressions;

namespace WaTemplates.Core.Serialization;

/// <summary>
/// A file's result as bytes, so that a host can keep it from build to build. The format belongs to one build of this
/// assembly: a host keeps its version, and a checksum, beside it.
/// </summary>
internal static class TemplateResultSerializer
{
    public static void Write(BinaryWriter writer, TemplateResult result)
    {
        writer.Write(result.Path);
        DiagnosticSerializer.Write(writer, result.Diagnostics);
        WriteAll(writer, result.Suppressions, WriteSuppression);
        WriteAll(writer, result.LinkSeverities, WriteLinkSeverity);
        writer.Write(result.RequiresApproval);
        writer.Write(result.Facts is not null);
        if (result.Facts is not null)
            WriteFacts(writer, result.Facts);
        writer.Write(result.Outputs is not null);
        if (result.Outputs is not null)
            WriteOutputs(writer, result.Outputs);
    }

    public static TemplateResult Read(BinaryReader reader)
        => new(reader.ReadString(), DiagnosticSerializer.Read(reader))
        {
            Suppressions = ReadAll(reader, ReadSuppression),
            LinkSeverities = ReadAll(reader, ReadLinkSeverity),
            RequiresApproval = reader.ReadBoolean(),
            Facts = reader.ReadBoolean() ? ReadFacts(reader) : null,
            Outputs = reader.ReadBoolean() ? ReadOutputs(reader) : null,
        };

    private static void WriteSuppression(BinaryWriter writer, Suppression suppression)
    {
        writer.Write(suppression.Id);
        DiagnosticSerializer.WritePlace(writer, suppression.At);
        DiagnosticSerializer.WriteSpan(writer, suppression.Covers);
        writer.Write(suppression.HasReason);
        writer.Write(suppression.IsUsed);
    }

    private static Suppression ReadSuppression(BinaryReader reader)
        => new(reader.ReadString(), DiagnosticSerializer.ReadPlace(reader), DiagnosticSerializer.ReadSpan(reader), reader.ReadBoolean()) { IsUsed = reader.ReadBoolean() };

    private static void WriteLinkSeverity(BinaryWriter writer, LinkSeverity severity)
    {
        writer.Write(severity.Id);
        writer.Write((byte)severity.Severity);
    }

    private static LinkSeverity ReadLinkSeverity(BinaryReader reader) => new(reader.ReadString(), (Severity)reader.ReadByte());

    private static void WriteFacts(BinaryWriter writer, TemplateFacts facts)
    {
        writer.Write(facts.Name);
        DiagnosticSerializer.WritePlace(writer, facts.NameAt);
        writer.Write(facts.Kind);
        DiagnosticSerializer.WritePlace(writer, facts.KindAt);
        writer.Write(facts.Category);
        DiagnosticSerializer.WritePlace(writer, facts.CategoryAt);
        WriteAll(writer, facts.Languages, WriteLanguage);
    }

    private static TemplateFacts ReadFacts(BinaryReader reader)
        => new(reader.ReadString(), DiagnosticSerializer.ReadPlace(reader), reader.ReadString(), DiagnosticSerializer.ReadPlace(reader), reader.ReadString(), DiagnosticSerializer.ReadPlace(reader), ReadAll(reader, ReadLanguage));

    private static void WriteLanguage(BinaryWriter writer, LanguageFacts language)
    {
        writer.Write(language.Code);
        DiagnosticSerializer.WritePlace(writer, language.CodeAt);
        writer.Write(language.BodyKey);
        DiagnosticSerializer.WritePlace(writer, language.BodyAt);
        writer.Write(language.Fingerprint);
    }

    private static LanguageFacts ReadLanguage(BinaryReader reader)
        => new(reader.ReadString(), DiagnosticSerializer.ReadPlace(reader), reader.ReadString(), DiagnosticSerializer.ReadPlace(reader), reader.ReadString());

    private static void WriteOutputs(BinaryWriter writer, TemplateOutputs outputs)
    {
        WriteAll(writer, outputs.Files, WriteFile);
        WriteAll(writer, outputs.Entries, WriteEntry);
    }

    private static TemplateOutputs ReadOutputs(BinaryReader reader) => new(ReadAll(reader, ReadFile), ReadAll(reader, ReadEntry));

    private static void WriteFile(BinaryWriter writer, OutputFile file)
    {
        writer.Write(file.Path);
        writer.Write(file.Content);
    }

    private static OutputFile ReadFile(BinaryReader reader) => new(reader.ReadString(), reader.ReadString());

    private static void WriteEntry(BinaryWriter writer, ManifestEntry entry)
    {
        writer.Write(entry.Name);
        writer.Write(entry.Language);
        writer.Write(entry.Json);
    }

    private static ManifestEntry ReadEntry(BinaryReader reader) => new(reader.ReadString(), reader.ReadString(), reader.ReadString());

    private static void WriteAll<T>(BinaryWriter writer, IReadOnlyList<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
            write(writer, item);
    }

    private static T[] ReadAll<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var i = 0; i < items.Length; i++)
            items[i] = read(reader);
        return items;
    }
}
