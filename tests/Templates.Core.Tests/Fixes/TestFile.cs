using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;

namespace WaTemplates.Core.Tests.Fixes;

/// <summary>A file by itself, under the default settings.</summary>
internal static class TestFile
{
    public static TemplateFile Default { get; } = new("template.wa.yaml", "template.wa.yaml", new SettingsScope(TemplateSettings.Default, "template.wa.yaml")) { WithOutputs = false };

    public static IReadOnlyList<Diagnostic> Analyze(string text) => Linker.Link([TemplateCompiler.Analyze(Default, text)], [], "1").Diagnostics;
}
