using WaTemplates.Build.Inputs;
using WaTemplates.Core.Serialization;

namespace WaTemplates.Build.State;

internal static class BuildStateSerializer
{
    public static void Write(BinaryWriter writer, BuildState state)
    {
        writer.Write(state.ReadAt);
        writer.Write(state.Templates.Count);
        foreach (var template in state.Templates)
        {
            writer.Write(template.Path);
            WriteStamp(writer, template.Stamp);
            writer.Write(template.Hash);
            writer.Write(template.SettingsKey);
        }

        writer.Write(state.ApprovalsKey);
        DiagnosticSerializer.Write(writer, state.Diagnostics);
        writer.Write(state.ResultsChecksum);
        writer.Write(state.OutputFolder);
        writer.Write(state.Page is not null);
        if (state.Page is not null)
            WritePage(writer, state.Page);
        writer.Write(state.Outputs is not null);
        if (state.Outputs is not null)
            WriteOutputs(writer, state.Outputs);
    }

    public static BuildState Read(BinaryReader reader)
    {
        var readAt = reader.ReadInt64();
        var templates = new TemplateEntry[reader.ReadInt32()];
        for (var i = 0; i < templates.Length; i++)
            templates[i] = new TemplateEntry(reader.ReadString(), ReadStamp(reader), reader.ReadString(), reader.ReadString());
        return new BuildState
        {
            ReadAt = readAt,
            Templates = templates,
            ApprovalsKey = reader.ReadString(),
            Diagnostics = DiagnosticSerializer.Read(reader),
            ResultsChecksum = reader.ReadString(),
            OutputFolder = reader.ReadString(),
            Page = reader.ReadBoolean() ? new PageEntry(ReadStamp(reader), reader.ReadString()) : null,
            Outputs = reader.ReadBoolean() ? ReadOutputs(reader) : null,
        };
    }

    private static void WritePage(BinaryWriter writer, PageEntry page)
    {
        WriteStamp(writer, page.Stamp);
        writer.Write(page.Findings);
    }

    private static void WriteOutputs(BinaryWriter writer, IReadOnlyList<OutputEntry> outputs)
    {
        writer.Write(outputs.Count);
        foreach (var output in outputs)
        {
            writer.Write(output.Path);
            WriteStamp(writer, output.Stamp);
            writer.Write(output.Hash);
        }
    }

    private static OutputEntry[] ReadOutputs(BinaryReader reader)
    {
        var outputs = new OutputEntry[reader.ReadInt32()];
        for (var i = 0; i < outputs.Length; i++)
            outputs[i] = new OutputEntry(reader.ReadString(), ReadStamp(reader), reader.ReadString());
        return outputs;
    }

    private static void WriteStamp(BinaryWriter writer, FileStamp stamp)
    {
        writer.Write(stamp.Size);
        writer.Write(stamp.Ticks);
    }

    private static FileStamp ReadStamp(BinaryReader reader) => new(reader.ReadInt64(), reader.ReadInt64());
}
