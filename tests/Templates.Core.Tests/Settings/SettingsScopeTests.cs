using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;

namespace WaTemplates.Core.Tests.Settings;

public class SettingsScopeTests
{
    [Theory]
    [InlineData((int)Severity.Error, (int)Severity.Warning, (int)Severity.Warning)]
    [InlineData((int)Severity.Error, (int)Severity.None, (int)Severity.None)]
    [InlineData((int)Severity.Info, (int)Severity.Error, (int)Severity.Info)]
    [InlineData((int)Severity.Info, (int)Severity.None, (int)Severity.None)]
    public void Finding_TakesTheConfiguredSeverityUnlessItIsMilderByItself(int found, int configured, int expected)
    {
        var rule = RuleCatalog.TwoWayMeaning;
        var settings = new TemplateSettings { Severities = new Dictionary<string, Severity>(StringComparer.Ordinal) { [rule.Id] = (Severity)configured } };
        var finding = Diagnostic.ForFile(rule, "a.wa.yaml", "") with { Severity = (Severity)found };

        Assert.Equal((Severity)expected, new SettingsScope(settings, "a.wa.yaml").Apply(finding).Severity);
    }
}
