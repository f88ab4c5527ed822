using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Core;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Cli.LanguageServer.Findings;

/// <summary>A folder the editor has open: what is judged together, as <c>watemplates check</c> in that folder would.</summary>
/// <param name="root">Absolute path, links followed.</param>
internal sealed class TemplateFolder(string root)
{
    private readonly string prefix = Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar;

    public string Root { get; } = root;

    /// <summary>Results of the files on disk, by path; null before the first scan is over.</summary>
    public IReadOnlyDictionary<string, KeptResult>? Kept { get; set; }

    /// <summary>Whether a file belongs to the folder and would be found in it.</summary>
    public bool Has(string path)
    {
        var comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (!path.StartsWith(prefix, comparison))
            return false;
        var parts = path[prefix.Length..].Split(Path.DirectorySeparatorChar);
        return !parts.SkipLast(1).Any(part => TemplateFiles.IsSkipped(part));
    }

    /// <summary>Judges the files on disk; the earlier result of one that did not change is taken again. Any thread may do it.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="earlier">Results of the scan before.</param>
    /// <param name="touched">Files that may have changed although size and time have not.</param>
    /// <param name="settings">The settings of this round.</param>
    public static Dictionary<string, KeptResult> Scan(string root, IReadOnlyDictionary<string, KeptResult>? earlier, IReadOnlySet<string> touched, EditedSettings settings)
    {
        if (!Directory.Exists(root))
            return [];
        var files = TemplateFiles.Find([root]);
        var inputs = files.Select(file => new TemplateFile(file.FullPath, Path.GetFileName(file.FullPath), settings.ScopeOf(file.FullPath)) { WithOutputs = false }).ToArray();
        var results = new KeptResult[files.Count];
        AllCores.For(files.Count, i => results[i] = Reusable(files[i], inputs[i]) ?? Analyze(files[i], inputs[i]));
        var kept = new Dictionary<string, KeptResult>(files.Count, DocumentUri.PathComparer);
        for (var i = 0; i < results.Length; i++)
            kept[files[i].FullPath] = results[i];
        return kept;

        KeptResult? Reusable(FoundFile file, TemplateFile input)
            => earlier is not null && earlier.TryGetValue(file.FullPath, out var result) && !touched.Contains(file.FullPath) && result.IsFor(file, input) ? result : null;
    }

    private static KeptResult Analyze(FoundFile file, TemplateFile input)
    {
        var stamp = FileStamp.Of(file);
        return new KeptResult(stamp, input.Scope, TemplateCompiler.Analyze(input, file.Read(YamlLimits.MaxFileSize)));
    }
}
