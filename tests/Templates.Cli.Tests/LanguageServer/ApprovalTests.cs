namespace WaTemplates.Cli.Tests.LanguageServer;

/// <summary>An approvals file beside open templates.</summary>
public class ApprovalTests
{
    private const string Approvals = "watemplates.approvals.json";

    [Fact]
    public void ChangeOnDisk_IsJudgedAtOnce_AndEditsAreHeldToIt()
    {
        using var session = new LspSession(files: [(Approvals, ApprovalsText.Of(TemplateTexts.Good("a")))]);
        var template = session.Open("a.wa.yaml", TemplateTexts.Good("a"));
        Assert.Empty(session.Client.Diagnostics(template, 1));

        session.Client.Replace(template, TemplateTexts.Good("a", "Laden"), 2);
        var finding = Assert.Single(session.Client.Diagnostics(template, 2))!;
        Assert.Equal(("WAT0403", 2, 6), (finding["code"]!.GetValue<string>(), finding["severity"]!.GetValue<int>(), finding["range"]!["start"]!["line"]!.GetValue<int>()));

        Write(session, ApprovalsText.Of(TemplateTexts.Good("a", "Laden")));
        Assert.Empty(session.Client.Diagnostics(template));
    }

    [Fact]
    public void BrokenFile_IsToldAtItsPlace_AndTakenBackOnceMended()
    {
        using var session = new LspSession(files: [(Approvals, ApprovalsText.Of(TemplateTexts.Good("a"), "rejected"))]);
        var template = session.Open("a.wa.yaml", TemplateTexts.Good("a"));
        Assert.Equal(["WAT0405"], LspClient.Codes(session.Client.Diagnostics(template, 1)));

        Write(session, "{\n  \"version\": ");
        Assert.Empty(session.Client.Diagnostics(template));
        var broken = Assert.Single(session.Client.Diagnostics(session.UriOf(Approvals)))!;
        Assert.Equal(("WAT0408", 1), (broken["code"]!.GetValue<string>(), broken["range"]!["start"]!["line"]!.GetValue<int>()));

        Write(session, ApprovalsText.Of(TemplateTexts.Good("a")));
        Assert.Empty(session.Client.Diagnostics(session.UriOf(Approvals)));

        File.Delete(session.Folder[Approvals]);
        session.Folder.Write("watemplates.config.yaml", "requireApproval: true\n");
        Told(session, "watemplates.config.yaml");
        Assert.Equal(["WAT0404"], LspClient.Codes(session.Client.Diagnostics(template)));
    }

    [Fact]
    public void TextThatIsNoFile_HasNoApprovals()
    {
        using var session = new LspSession(files: [(Approvals, "{")]);
        session.Client.Open("untitled:c.wa.yaml", TemplateTexts.Good("c"));
        Assert.Empty(session.Client.Diagnostics("untitled:c.wa.yaml"));
        Assert.True(session.Client.IsQuietFor(TimeSpan.FromMilliseconds(300)));
    }

    private static void Write(LspSession session, string text)
    {
        session.Folder.Write(Approvals, text);
        Told(session, Approvals);
    }

    private static void Told(LspSession session, string file)
        => session.Client.Notify("workspace/didChangeWatchedFiles", new { changes = new[] { new { uri = session.UriOf(file), type = 2 } } });
}
