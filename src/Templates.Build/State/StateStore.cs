using WaTemplates.Core;
using WaTemplates.Core.Serialization;
using WaTemplates.Text.Files;
using WaTemplates.Text.Json;

namespace WaTemplates.Build.State;

/// <summary>
/// The two files that carry a project's state from build to build. The small one is read on every build; the large one,
/// every template's result, only when something changed.
/// </summary>
internal sealed class StateStore(string folder, string projectFolder)
{
    private static readonly string Version = string.Join("|", new[] { typeof(StateStore), typeof(TemplateResult), typeof(JsonReader) }.Select(type => type.Module.ModuleVersionId));

    private string StatePath => Path.Combine(folder, "state.bin");

    private string ResultsPath => Path.Combine(folder, "results.bin");

    /// <summary>The last build's state; empty where there is none that this version wrote for this project.</summary>
    public BuildState ReadState()
    {
        if (ChecksummedFile.Read(StatePath) is not { } file)
            return BuildState.Empty;
        using var reader = file.Reader;
        return reader.ReadString() == Version && reader.ReadString() == projectFolder ? BuildStateSerializer.Read(reader) : BuildState.Empty;
    }

    /// <summary>The results that belong to a state, by path; none where they are lost.</summary>
    public IReadOnlyDictionary<string, TemplateResult> ReadResults(BuildState state)
    {
        var results = new Dictionary<string, TemplateResult>(StringComparer.Ordinal);
        if (state.ResultsChecksum.Length == 0 || ChecksummedFile.Read(ResultsPath) is not { } file)
            return results;
        using var reader = file.Reader;
        if (file.Checksum != state.ResultsChecksum)
            return results;
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var result = TemplateResultSerializer.Read(reader);
            results[result.Path] = result;
        }

        return results;
    }

    /// <summary>Writes the results.</summary>
    /// <returns>What a state refers to them by, or null and the failure.</returns>
    public (string? Checksum, OutputFailure? Failure) WriteResults(IReadOnlyList<TemplateResult> results)
    {
        var (checksum, problem) = ChecksummedFile.Write(ResultsPath, writer =>
        {
            writer.Write(results.Count);
            foreach (var result in results)
                TemplateResultSerializer.Write(writer, result);
        });
        return (checksum, checksum is null ? new OutputFailure(ResultsPath, problem) : null);
    }

    public OutputFailure? WriteState(BuildState state)
    {
        var (checksum, problem) = ChecksummedFile.Write(StatePath, writer =>
        {
            writer.Write(Version);
            writer.Write(projectFolder);
            BuildStateSerializer.Write(writer, state);
        });
        return checksum is null ? new OutputFailure(StatePath, problem) : null;
    }

    /// <summary>Deletes both files, and the folder where nothing else is in it.</summary>
    public IEnumerable<OutputFailure> Delete()
    {
        foreach (var path in new[] { StatePath, ResultsPath })
        {
            if (File.Exists(path) && !DiskFile.TryDelete(path))
                yield return new OutputFailure(path, FileProblem.AccessDenied);
        }

        DiskFile.TryDeleteEmptyFolder(folder);
    }
}
