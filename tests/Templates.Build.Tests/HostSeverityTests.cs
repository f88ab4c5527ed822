using WaTemplates.Build.Reporting;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Testing;

namespace WaTemplates.Build.Tests;

/// <summary>The compiler's precedence of severities.</summary>
public class HostSeverityTests
{
    [Theory]
    [InlineData("", "", "", false, null, Severity.Warning)]
    [InlineData("CS1591, wat0304", "", "", false, null, Severity.None)]
    [InlineData("WAT0304", "WAT0304", "", true, Severity.Error, Severity.None)]
    [InlineData("", "nullable;WAT0304", "", false, null, Severity.Error)]
    [InlineData("", "WAT0304", "", false, Severity.None, Severity.Error)]
    [InlineData("", "WAT0304", "WAT0304", true, null, Severity.Warning)]
    [InlineData("", "", "WAT0304", false, Severity.Error, Severity.Warning)]
    [InlineData("", "", "WAT0304", false, Severity.Info, Severity.Info)]
    [InlineData("", "", "", true, null, Severity.Error)]
    [InlineData("", "", "", true, Severity.Warning, Severity.Error)]
    [InlineData("", "", "", true, Severity.Info, Severity.Info)]
    [InlineData("", "", "", false, Severity.None, Severity.None)]
    internal void Warning_BecomesWhatTheCompilerWouldMakeOfIt(string noWarn, string asErrors, string notAsErrors, bool treat, Severity? config, Severity expected)
    {
        var configured = new Dictionary<string, Severity>(StringComparer.Ordinal);
        if (config is not null)
            configured["WAT0304"] = config.Value;

        var severity = new HostSeverity(noWarn, asErrors, notAsErrors, treat, configured).Of(Diagnostic.ForFile(RuleCatalog.EndsWithVariablePunctuation, "a.wa.yaml", ""));

        Assert.Equal(expected, severity);
    }

    [Fact]
    public void Error_IsSwitchedOffByNoWarn_AndOtherwiseStaysOne()
    {
        var error = Diagnostic.ForFile(RuleCatalog.BannedWord, "a.wa.yaml", "");
        var none = new Dictionary<string, Severity>(StringComparer.Ordinal);

        Assert.Equal(Severity.None, new HostSeverity("WAT0101", "", "", false, none).Of(error));
        Assert.Equal(Severity.Error, new HostSeverity("", "", "WAT0101", false, none).Of(error));
    }

    [Fact]
    public void GlobalConfig_IsReadAsTheCompilerReadsIt()
    {
        using var folder = new TemporaryFolder();
        string[] files =
        [
            folder.Write(".globalconfig", "# comment\nis_global = true\ndotnet_diagnostic.WAT0304.severity = Error ; why\ndotnet_diagnostic.wat0111.severity : suggestion\n[*.yaml]\ndotnet_diagnostic.WAT0101.severity = none\n"),
            folder.Write("low.editorconfig", "is_global = true\ndotnet_diagnostic.WAT0304.severity = none\ndotnet_diagnostic.WAT0320.severity = silent\n"),
            folder.Write("same.editorconfig", "is_global = true\ndotnet_diagnostic.WAT0320.severity = error\n"),
            folder.Write("high.editorconfig", "is_global = true\nglobal_level = 101\ndotnet_diagnostic.WAT0111.severity = warning\n"),
            folder.Write(".editorconfig", "[*]\ndotnet_diagnostic.WAT0322.severity = none\n"),
            folder["missing.globalconfig"],
        ];

        var severities = GlobalConfig.Read(files);

        Assert.Equal(["WAT0111 Warning", "WAT0304 Error"], severities.Select(entry => $"{entry.Key} {entry.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DefaultGlobalConfig_ChangesNothing()
    {
        var read = GlobalConfig.Read([Repository.PathOf("docs/rules/default.globalconfig")]);

        Assert.Equal(RuleCatalog.All.Select(rule => (rule.Id, rule.DefaultSeverity)), read.Select(entry => (entry.Key, entry.Value)).OrderBy(entry => entry.Key, StringComparer.Ordinal));
    }
}
