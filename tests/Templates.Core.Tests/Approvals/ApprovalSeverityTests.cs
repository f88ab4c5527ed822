using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests.Approvals;

/// <summary>How grave a text's standing is, by settings and by what the host requires. Which texts are reported is said by the fixtures.</summary>
public class ApprovalSeverityTests
{
    private const string Template = "name: parcel\nkind: notice\ncategory: utility\nlanguages:\n  en:\n    body: Your parcel was delivered today.\n";
    private static readonly string Changed = Template.Replace("today", "at noon", StringComparison.Ordinal);

    [Theory]
    [InlineData("approved", "")]
    [InlineData("pending", "")]
    [InlineData("creating", "")]
    [InlineData("rejected", "WAT0405 Warning")]
    [InlineData("paused", "WAT0405 Warning")]
    [InlineData("disabled", "WAT0405 Warning")]
    [InlineData("deleted", "WAT0405 Warning")]
    [InlineData("what Twilio says next year", "")]
    public void Standing_HasItsDefault(string status, string expected) => Assert.Equal(expected, Judge(Template, ApprovalsText.Of(Template, status)));

    [Theory]
    [InlineData("approved", "")]
    [InlineData("pending", "WAT0404 Error")]
    [InlineData("creating", "WAT0404 Error")]
    [InlineData("rejected", "WAT0405 Error")]
    [InlineData("what Twilio says next year", "WAT0404 Error")]
    public void Standing_OfARequiredText_IsAnError(string status, string expected)
    {
        Assert.Equal(expected, Judge(Template, ApprovalsText.Of(Template, status), isRequired: true));
        Assert.Equal(expected, Judge(Template, ApprovalsText.Of(Template, status), "requireApproval: true"));
    }

    [Fact]
    public void ChangedText_IsAWarning_OrAnErrorWhereRequired()
    {
        Assert.Equal("WAT0403 Warning", Judge(Changed, ApprovalsText.Of(Template)));
        Assert.Equal("WAT0403 Error", Judge(Changed, ApprovalsText.Of(Template), isRequired: true));
    }

    [Fact]
    public void NewText_IsAnInfoWhereOthersAreSubmitted_AndAnErrorWhereRequired()
    {
        Assert.Equal("", Judge(Template, null));
        Assert.Equal("WAT0404 Info", Judge(Template, """{ "version": 1, "accounts": {} }"""));
        Assert.Equal("WAT0404 Error", Judge(Template, null, isRequired: true));
        Assert.Equal("WAT0404 Error", Judge(Template, null, "requireApproval: true"));
    }

    [Theory]
    [InlineData("severity: { WAT0403: info }", "WAT0403 Info")]
    [InlineData("severity: { WAT0403: none }", "")]
    [InlineData("overrides: [{ paths: [a.wa.yaml], severity: { WAT0403: warning } }]", "WAT0403 Warning")]
    public void Settings_GoBeforeWhatIsRequired(string settings, string expected) => Assert.Equal(expected, Judge(Changed, ApprovalsText.Of(Template), settings, isRequired: true));

    /// <summary>A severity of the settings makes no finding of a text that only counts where approval is required.</summary>
    [Fact]
    public void Settings_BringNoSilentFindingToLight()
    {
        Assert.Equal("", Judge(Template, null, "severity: { WAT0404: error }"));
        Assert.Equal("", Judge(Template, ApprovalsText.Of(Template, "pending"), "severity: { WAT0404: error }"));
    }

    [Fact]
    public void WithoutApprovalsOfAHost_NothingIsJudged()
    {
        var settings = SettingsParser.Parse(new SourceText(SettingsParser.FileName, "requireApproval: true")).Settings;

        Assert.Empty(Linker.Link([Analyze(Template, settings)], [], "").Diagnostics);
        Assert.Empty(Linker.Link([Analyze("# watemplates-disable WAT0404 -- the agency submits it\n" + Template, settings)], [], "").Diagnostics);
    }

    private static string Judge(string template, string? approvals, string settings = "", bool isRequired = false)
    {
        var result = Analyze(template, SettingsParser.Parse(new SourceText(SettingsParser.FileName, settings)).Settings);
        var file = approvals is null ? null : ReadApprovals.Of("watemplates.approvals.json", approvals);
        return string.Join(", ", Linker.Link([result], [], "", LinkApprovals.Of(file, isRequired)).Diagnostics.Select(finding => $"{finding.Id} {finding.Severity}"));
    }

    private static TemplateResult Analyze(string template, TemplateSettings settings)
        => TemplateCompiler.Analyze(new TemplateFile("a.wa.yaml", "a.wa.yaml", new SettingsScope(settings, "a.wa.yaml")), template);
}
