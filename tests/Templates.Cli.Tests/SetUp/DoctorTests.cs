using System.Text.Json.Nodes;
using WaTemplates.Cli.Tests.Senders;
using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests.SetUp;

/// <summary><c>doctor</c> as a process of its own.</summary>
public class DoctorTests
{
    private const string Qualtrics = "https://iad1.qualtrics.com/phoneforms/sms";
    private static readonly (string Name, string Value)[] Typed =
    [
        ("WATEMPLATES_SENDER", SenderAccount.Number), ("WATEMPLATES_QUALTRICS_NUMBER", "14155238886"), ("WATEMPLATES_QUALTRICS_USER_NAME", SenderAccount.Account),
        ("WATEMPLATES_QUALTRICS_BUSINESS_MANAGER_ID", "123456789012345"), ("WATEMPLATES_QUALTRICS_THIRD_PARTY_ANSWER", "Nein"), ("WATEMPLATES_QUALTRICS_ALTERNATE_ACCOUNT_SID", "empty"),
    ];

    [Fact]
    public async Task WholeSetUp_IsOk_AndNothingElseIsSaid()
    {
        await using var account = await HealthyAsync();
        var checks = Run(account, [.. Typed, ("TWILIO_API_KEY", SenderAccount.ApiKey), ("TWILIO_API_SECRET", SenderAccount.ApiSecret)], 0);
        Assert.Equal([], checks.Where(check => check.Value.State is "wrong" or "not-checked").Select(check => $"{check.Key}: {check.Value.Evidence}"));
        foreach (var id in new[] { "account-sid", "auth-token", "api-key", "account-active", "sender-number", "sender-registered", "sender-online", "single-number", "callback-url", "callback-method", "status-url", "status-method", "messaging-service", "qualtrics-number", "qualtrics-user", "business-manager-id", "third-party", "alternate-account-sid", "templates", "approvals" })
            Assert.Equal((id, "ok"), (id, checks[id].State));
        foreach (var id in new[] { "whatsapp-terms", "twilio-access", "message-on-behalf", "business-verification", "profile-approved", "qualtrics-connection", "message-library", "opt-in", "official-account" })
            Assert.Equal((id, "person", true), (id, checks[id].State, checks[id].Advice.Length > 20));
    }

    [Theory]
    [InlineData("account-sid", "TWILIO_ACCOUNT_SID", "AC123")]
    [InlineData("auth-token", "TWILIO_AUTH_TOKEN", "0123456789abcdef0123456789abcdef")]
    [InlineData("api-key", "TWILIO_API_KEY", "SK00112233445566778899aabbccddee00", "TWILIO_API_SECRET", "wrong")]
    [InlineData("api-key", "TWILIO_API_KEY", "SK12", "TWILIO_API_SECRET", "wrong")]
    [InlineData("api-key", "TWILIO_API_SECRET", "alone")]
    [InlineData("sender-number", "WATEMPLATES_SENDER", "whatsapp:none")]
    [InlineData("sender-registered", "WATEMPLATES_SENDER", "whatsapp:+4915112345678")]
    [InlineData("callback-url", "WATEMPLATES_PUBLIC_URL", "https://hooks.example.com")]
    [InlineData("status-url", "WATEMPLATES_PUBLIC_URL", "https://hooks.example.com")]
    [InlineData("callback-target", "WATEMPLATES_PUBLIC_URL", "http://hooks.example.com")]
    [InlineData("callback-target", "WATEMPLATES_QUALTRICS_DATA_CENTER", "a/b")]
    [InlineData("callback-url", "WATEMPLATES_QUALTRICS_DATA_CENTER", "fra1")]
    [InlineData("messaging-service", "WATEMPLATES_MESSAGING_SERVICE_SID", "MG1")]
    [InlineData("messaging-service", "WATEMPLATES_MESSAGING_SERVICE_SID", "MG00112233445566778899aabbccddeeff")]
    [InlineData("qualtrics-number", "WATEMPLATES_QUALTRICS_NUMBER", "+14155238886")]
    [InlineData("qualtrics-number", "WATEMPLATES_QUALTRICS_NUMBER", "1415 523-8886")]
    [InlineData("qualtrics-number", "WATEMPLATES_QUALTRICS_NUMBER", "14155238886 ")]
    [InlineData("qualtrics-number", "WATEMPLATES_QUALTRICS_NUMBER", "4915112345678")]
    [InlineData("qualtrics-user", "WATEMPLATES_QUALTRICS_USER_NAME", "AC00000000000000000000000000000000")]
    [InlineData("business-manager-id", "WATEMPLATES_QUALTRICS_BUSINESS_MANAGER_ID", "12-34")]
    [InlineData("third-party", "WATEMPLATES_QUALTRICS_THIRD_PARTY_ANSWER", "Yes")]
    [InlineData("alternate-account-sid", "WATEMPLATES_QUALTRICS_ALTERNATE_ACCOUNT_SID", "AC1")]
    [InlineData("settings", "WATEMPLATES_RATE", "fast")]
    public async Task WrongSetting_IsWrong_WithAdvice(string id, params string[] settings)
    {
        await using var account = await HealthyAsync();
        var checks = Run(account, [.. Typed, .. settings.Chunk(2).Select(pair => (pair[0], pair[1]))], 1);
        Assert.Equal((id, "wrong"), (id, checks[id].State));
        Assert.NotEmpty(checks[id].Advice);
    }

    [Theory]
    [InlineData("sender-online", "status OFFLINE")]
    [InlineData("account-active", "suspended")]
    [InlineData("account-active", "trial")]
    public async Task WrongAccount_IsWrong(string id, string trouble)
    {
        await using var simulator = await TwilioSimulator.StartAsync(
            new SimulatorOptions
            {
                AccountSid = SenderAccount.Account,
                AuthToken = SenderAccount.Token,
                AccountStatus = trouble == "suspended" ? trouble : "active",
                AccountType = trouble == "trial" ? "Trial" : "Full",
                Senders = [new SimulatorSender(SenderAccount.Number) { Status = trouble == "status OFFLINE" ? "OFFLINE" : "ONLINE" }],
            },
            TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder("doctor");
        var result = CommandLine.Run(folder, [], [("WATEMPLATES_TWILIO_URL", simulator.Url.AbsoluteUri), ("TWILIO_ACCOUNT_SID", SenderAccount.Account), ("TWILIO_AUTH_TOKEN", SenderAccount.Token)], "doctor", "--format", "json");
        Assert.Equal(1, result.ExitCode);
        Assert.Equal((id, "wrong"), (id, Checks(result)[id].State));
    }

    [Theory]
    [InlineData(false, null, "wrong")]
    [InlineData(false, Qualtrics, "ok")]
    [InlineData(true, null, "ok")]
    public async Task Service_ThatTakesTheMessagesElsewhere_IsFoundByItself(bool usesNumber, string? inbound, string expected)
    {
        await using var account = await HealthyAsync();
        account.Simulator.AddMessagingService("empty", []);
        account.Simulator.AddMessagingService("shop", [SenderAccount.Number], inbound is null ? null : new Uri(inbound), useInboundWebhookOnNumber: usesNumber);
        Assert.Equal(expected, Run(account, Typed, expected == "ok" ? 0 : 1)["messaging-service"].State);
    }

    [Fact]
    public async Task ChangedText_IsNotApproved_AndABrokenApprovalsFileIsTold()
    {
        await using var account = await HealthyAsync();
        account.Folder.Write("parcel.wa.yaml", TemplateTexts.Good("parcel", "Laden"));
        account.Folder.Write("fresh.wa.yaml", TemplateTexts.Good("fresh"));
        var checks = Run(account, Typed, 1);
        Assert.Equal("wrong", checks["approvals"].State);
        Assert.Contains("parcel/de (changed since its submission)", checks["approvals"].Evidence, StringComparison.Ordinal);
        Assert.Contains("fresh/de (never submitted)", checks["approvals"].Evidence, StringComparison.Ordinal);
        account.Folder.Write("watemplates.approvals.json", "{");
        Assert.Contains("cannot be used", Run(account, Typed, 1)["approvals"].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutSettings_NothingIsAsked_AndNothingIsWrong()
    {
        using var folder = new TemporaryFolder("doctor");
        var result = CommandLine.Run(folder, "doctor");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("  not checked  The account SID is given: TWILIO_ACCOUNT_SID is not set", result.Output, StringComparison.Ordinal);
        Assert.Contains("  to do        Twilio's access form says no to a third party", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"^0 ok, 0 wrong, \d+ not checked, 14 for a person", result.Error);
    }

    [Fact]
    public async Task UnreachableTwilio_IsWrong_NotUnchecked()
    {
        await using var account = await HealthyAsync();
        var checks = Run(account, [.. Typed, ("WATEMPLATES_TWILIO_URL", "http://127.0.0.1:9")], 1);
        Assert.Equal(("wrong", "wrong", "not-checked"), (checks["auth-token"].State, checks["sender-registered"].State, checks["sender-online"].State));
    }

    [Fact]
    public async Task Markdown_IsATableAndAListOfTasks()
    {
        await using var account = await HealthyAsync();
        var result = account.Run("doctor", "--format", "markdown");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("## Set-up: ", result.Lines[0], StringComparison.Ordinal);
        Assert.Contains($"| ok | Messages are reported where they are wanted | {Qualtrics} |  |", result.Lines);
        Assert.Contains(result.Lines, line => line.StartsWith("- [ ] **The business is verified at Meta.**", StringComparison.Ordinal));
    }

    [Fact]
    public void BadPath_IsWrongUsage()
    {
        using var folder = new TemporaryFolder("doctor");
        Assert.Equal(2, CommandLine.Run(folder, "doctor", "missing").ExitCode);
        Assert.Equal(2, CommandLine.Run(folder, "doctor", "--format", "xml").ExitCode);
    }

    /// <summary>An account whose sender reports to Qualtrics, and an approved template.</summary>
    private static async Task<SenderAccount> HealthyAsync()
    {
        var account = await SenderAccount.StartAsync();
        account.Simulator.ConfigureSender(SenderAccount.Number, new Uri(Qualtrics), new Uri(Qualtrics));
        account.Folder.Write("parcel.wa.yaml", TemplateTexts.Good("parcel"));
        Assert.Equal(0, CommandLine.Run(account.Folder, "build", "-o", "out").ExitCode);
        account.Simulator.ApproveManifests(account.Folder["out"]);
        File.Move(Path.Combine(account.Folder["out"], "simulator.approvals.json"), account.Folder["watemplates.approvals.json"]);
        return account;
    }

    private static Dictionary<string, Seen> Run(SenderAccount account, (string Name, string Value)[] environment, int exitCode)
    {
        var result = account.Run(environment, "doctor", "--format", "json");
        Assert.True(result.ExitCode == exitCode, result.Output + result.Error);
        Assert.DoesNotContain(SenderAccount.Account, result.Output + result.Error, StringComparison.Ordinal);
        return Checks(result);
    }

    private static Dictionary<string, Seen> Checks(CommandResult result)
        => JsonNode.Parse(result.Output)!["checks"]!.AsArray().ToDictionary(check => (string)check!["id"]!, check => new Seen((string)check!["state"]!, (string)check["evidence"]!, (string?)check["advice"] ?? ""));

    private sealed record Seen(string State, string Evidence, string Advice);
}
