using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Core.Settings;

/// <summary>The settings as they apply to one file.</summary>
/// <param name="Settings">The nearest settings.</param>
/// <param name="RelativePath">The file's path from the settings file's folder, with slashes.</param>
internal sealed record SettingsScope(TemplateSettings Settings, string RelativePath)
{
    public static readonly SettingsScope Default = new(TemplateSettings.Default, "");

    /// <summary>
    /// The finding as configured. One that is milder than its rule's default, such as "not checked", stays that mild unless switched off.
    /// </summary>
    public Diagnostic Apply(Diagnostic diagnostic)
    {
        if (Settings.SeverityOf(diagnostic.Id, RelativePath) is not { } configured)
            return diagnostic;
        var isMilder = diagnostic.Severity < diagnostic.Rule.DefaultSeverity;
        return diagnostic with { Severity = isMilder && configured > diagnostic.Severity ? diagnostic.Severity : configured };
    }
}
