using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Files;

namespace WaTemplates.Build.Reporting;

/// <summary>Findings of the build itself, beside those about templates and settings.</summary>
internal static class ToolFindings
{
    public static Diagnostic NoTemplates(string projectFile, string patterns)
        => Diagnostic.ForFile(RuleCatalog.NoTemplates, projectFile, patterns.Length == 0
            ? "The project has no WaTemplate item, and EnableDefaultWaTemplateItems is false. Add items, or set EnableWaTemplates to false."
            : $"No file of '{Path.GetDirectoryName(projectFile)}' matches '{patterns.Replace(";", "' or '")}'. Add a template, or set EnableWaTemplates to false.");

    /// <summary>The finding about a property that must be empty or one of its choices, true and false by default; null where it is.</summary>
    public static Diagnostic? ForSwitch(string projectFile, string property, string value, string choices)
    {
        if (value.Length == 0)
            return null;
        if (choices.Length == 0)
            return bool.TryParse(value, out _) ? null : Unusable("neither true nor false. Write one of them.");
        var names = choices.Split(';');
        return names.Contains(value, StringComparer.OrdinalIgnoreCase) ? null : Unusable($"none of its values. Write '{string.Join("', '", names)}'.");

        Diagnostic Unusable(string why) => Diagnostic.ForFile(RuleCatalog.BadConfiguration, projectFile, $"The property '{property}' is '{value}', which is {why}");
    }

    /// <summary>One finding for all outputs that failed, since they tend to fail for one reason; null where none did.</summary>
    public static Diagnostic? ForFailures(IReadOnlyList<OutputFailure> failures)
    {
        if (failures.Count == 0)
            return null;
        var (path, problem) = (failures[0].Path, failures[0].Problem);
        var others = failures.Count == 1 ? "" : $" The same holds for {failures.Count - 1} more.";
        return Diagnostic.ForFile(RuleCatalog.OutputNotWritable, path, $"The output '{Path.GetFileName(path)}' {Reason(problem)}{others}");
    }

    private static string Reason(FileProblem problem) => problem switch
    {
        FileProblem.Directory => "cannot be written: a folder of that name is in the way. Delete or rename it.",
        FileProblem.AccessDenied => "cannot be written or deleted: access is denied. Give the build's user permission, or close the program that holds it.",
        _ => "cannot be written: its folder cannot be made or is full. Check that every part of the path is a folder, and that the disk has room.",
    };
}
