using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Analysis;

/// <summary>A file to analyze.</summary>
/// <param name="FullPath">Absolute path.</param>
/// <param name="Problem">Why it cannot even be tried, or none.</param>
internal sealed record FoundFile(string FullPath, FileProblem Problem = FileProblem.None)
{
    /// <summary>Reads one byte more than a template may have, so that a larger one is noticed.</summary>
    public FileContent Read(int limit) => Problem == FileProblem.None ? DiskFile.Read(FullPath, limit + 1) : new FileContent(null, Problem);
}
