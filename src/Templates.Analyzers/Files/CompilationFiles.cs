using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WaTemplates.Analyzers.Files;

/// <summary>The template, settings and approvals files among a compilation's additional files, by full path.</summary>
internal sealed class CompilationFiles
{
    // Paths are compared as the platform does, like everywhere else.
    private static readonly StringComparer Comparer = Path.DirectorySeparatorChar == '\\' ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    private CompilationFiles()
    {
    }

    public Dictionary<string, AdditionalText> Templates { get; } = new(Comparer);

    public Dictionary<string, AdditionalText> Settings { get; } = new(Comparer);

    /// <summary>The project's approvals file; no more than one in what the package's targets hand over.</summary>
    public Dictionary<string, AdditionalText> Approvals { get; } = new(Comparer);

    /// <summary>Whether the build requires approval, whatever the settings say.</summary>
    public bool RequireApproval { get; private set; }

    /// <summary>Sorts by what the package's targets say of each item, not by its name; a file listed twice counts once.</summary>
    public static CompilationFiles Of(AnalyzerOptions options)
    {
        var files = new CompilationFiles
        {
            RequireApproval = options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(TemplateFiles.RequireApproval, out var required) && required.Equals("true", StringComparison.OrdinalIgnoreCase),
        };
        foreach (var file in options.AdditionalFiles)
        {
            if (!options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(TemplateFiles.SourceItemGroup, out var group))
                continue;
            if (group == TemplateFiles.Template)
                Add(files.Templates, file);
            else if (group == TemplateFiles.Settings)
                Add(files.Settings, file);
            else if (group == TemplateFiles.Approvals)
                Add(files.Approvals, file);
        }

        return files;
    }

    /// <summary>The path without <c>..</c>, as the build names the file; compilers keep what the item says.</summary>
    public static string FullPath(string path) => Path.IsPathRooted(path) && path.Contains("..") ? Path.GetFullPath(path) : path;

    private static void Add(Dictionary<string, AdditionalText> files, AdditionalText file)
    {
        var path = FullPath(file.Path);
        if (!files.ContainsKey(path))
            files.Add(path, file);
    }
}
