#pragma warning disable xUnit1051 // Every wait here has an end of its own.
using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Runtime.Webhooks;
using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Distributions;

/// <summary>List sendings from contacts to reports, on the simulator.</summary>
public class ListSendingTests
{
    private static readonly DistributionPlan News = new("list", "news") { FallbackLanguage = "en", Settings = new DistributionSettings { Canary = Canary.Off } };

    [Fact]
    public async Task I2_I4_EverybodyGetsOne_AndAgainOnlyTheNew()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.StartListAsync(40);
        var done = await running.UntilStateAsync(DistributionState.Completed);
        Assert.Equal((40, 40, 0), (done.Total, done.States[SendState.Accepted], done.Open));
        var again = await running.Lists.ImportAsync("list", People.Range(30, 20));
        Assert.Equal((20, 10, 10), (again.Read, again.Added, again.Known));
        Assert.Equal(DistributionState.Draft, (await running.StatusAsync()).State);
        await running.Lists.StartAsync("list");
        await running.UntilAsync(status => status.State == DistributionState.Completed && status.Deliveries.GetValueOrDefault(Delivery.Delivered) + status.Deliveries.GetValueOrDefault(Delivery.Read) == 50, "All delivered");
        Assert.Equal(50, running.Simulator.Messages.Select(message => message.To).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(50, running.Simulator.Messages.Count);

        var rows = await running.Lists.ExportAsync("list").ToArrayAsync();
        Assert.Equal(Enumerable.Range(1, 50), rows.Select(row => (int)row.Line));
        Assert.All(rows, row => Assert.Equal((SendState.Accepted, "en", People.Phone((int)row.Line - 1)), (row.State, row.Language, row.Phone)));
        Assert.Equal(running.Simulator.Messages.Select(message => message.Sid).Order(StringComparer.Ordinal), rows.Select(row => row.MessageSid).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Import_RefusesWithLineAndReason_AndPreviewSaysTheSame()
    {
        await using var running = await RunningRuntime.StartAsync();
        var hasher = (await running.Services.GetRequiredService<RuntimeKeyStore>().GetAsync(TestContext.Current.CancellationToken)).Recipients;
        Assert.True(PhoneNumber.TryParse(People.Phone(7), out var leaver, out _));
        await running.Ledger.OptOutAsync(new OptOut(hasher.FromNumber(leaver).Key, OptOutScope.List("news"), OptOutSource.Operator, "ticket"));
        Contact[] contacts =
        [
            People.Contact(0) with { Language = "German", TimeZone = "Asia/Tokyo" },
            People.Contact(1) with { Phone = "none" },
            People.Contact(0) with { Line = 3 },
            People.Contact(7) with { Line = 4 },
            People.Contact(3) with { Line = 5, Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["FirstName"] = "Anna" } },
            People.Contact(4) with { Line = 6, Values = new Dictionary<string, string>(People.Values(4), StringComparer.Ordinal) { ["FirstName"] = "a\nb" } },
            People.Contact(5) with { Line = 7, TimeZone = "Europe/Atlantis" },
            People.Contact(6) with { Line = 8, Phone = "+1 415 523 8886" },
            People.Contact(8) with { Line = 9, Phone = "+1 416 523 8886", Language = "fr-CA" },
        ];
        var foreseen = new List<ContactRefusal>();
        var preview = await running.Lists.PreviewAsync(News, People.Of(contacts), samples: 1, foreseen.Add);
        Assert.Null(await running.Lists.GetAsync("list"));
        await running.Lists.CreateAsync(News);
        var refused = new List<ContactRefusal>();
        var counts = await running.Lists.ImportAsync("list", People.Of(contacts), refused.Add);
        (long, ContactProblem)[] expected =
        [
            (2, ContactProblem.BadNumber), (3, ContactProblem.Duplicate), (4, ContactProblem.OptedOut), (5, ContactProblem.MissingValue),
            (6, ContactProblem.BadValue), (7, ContactProblem.BadTimeZone), (8, ContactProblem.MarketingToUnitedStates),
        ];
        Assert.Equal(expected, refused.OrderBy(refusal => refusal.Line).Select(refusal => (refusal.Line, refusal.Problem)));
        Assert.Equal(expected, foreseen.OrderBy(refusal => refusal.Line).Select(refusal => (refusal.Line, refusal.Problem)));
        Assert.All(refused, refusal => Assert.DoesNotContain("20000", refusal.Detail, StringComparison.Ordinal));
        Assert.Equal((9, 2, 0, 7), (counts.Read, counts.Added, counts.Known, counts.Refused.Values.Sum()));
        Assert.Equal((2, 1, 1), (preview.Counts.Added, preview.Languages["de"], preview.Languages["en"]));
        var sample = Assert.Single(preview.Samples);
        Assert.StartsWith("Hallo p0, Sie waren gestern bei uns.", sample.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", sample.Text, StringComparison.Ordinal);
        Assert.Equal("Asia/Tokyo", Assert.Single((await running.Ledger.GetDistributionAsync("list"))!.Contents, content => content.Language == "de").TimeZone);
    }

    [Fact]
    public async Task Consent_IsKeptAsEvidence_AndCanBeRequired()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.Lists.CreateAsync(News with { Settings = new DistributionSettings { RequireConsent = true } });
        var refused = new List<ContactRefusal>();
        var consented = People.Contact(0) with { ConsentAt = DateTimeOffset.UnixEpoch.AddDays(20_000), ConsentSource = "form 7" };
        var counts = await running.Lists.ImportAsync("list", People.Of(consented, People.Contact(1), consented), refused.Add);
        Assert.Equal((1, 1), (counts.Added, counts.Refused[ContactProblem.NoConsent]));
        await running.StopApplicationAsync();
        Assert.Equal("2 form 7 1728000000000", Crashing.CrashRow.Scalar(running.Folder["wa.db"], "SELECT group_concat(what || ' ' || evidence || ' ' || at) FROM consent_event"));
    }

    [Fact]
    public async Task Create_RefusesWhatDoesNotGoTogether()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.Lists.CreateAsync(News);
        Assert.Contains("belongs to", (await Refusal(News with { Template = "invitation" })).Message, StringComparison.Ordinal);
        Assert.Contains("no template", (await Refusal(News with { Template = "nothing", Key = "other" })).Message, StringComparison.Ordinal);
        Assert.Contains("fall back", (await Refusal(News with { FallbackLanguage = "fr", Key = "other" })).Message, StringComparison.Ordinal);
        Assert.Contains("Rate", (await Refusal(News with { Settings = new DistributionSettings { Rate = 0 }, Key = "other" })).Message, StringComparison.Ordinal);
        Assert.Contains("time zone", (await Refusal(News with { Settings = new DistributionSettings { QuietHours = new QuietHours(new TimeOnly(20, 0), new TimeOnly(8, 0), "Nowhere") }, Key = "other" })).Message, StringComparison.Ordinal);
        Assert.Contains("key", (await Refusal(News with { Key = new string('k', 129) })).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DistributionException>(() => running.Lists.StartAsync("other"));

        TemplateFolder.Write(running.Folder["watemplates"], TemplateFolder.News.Replace("today.", "now.", StringComparison.Ordinal));
        running.Simulator.ApproveManifests(running.Folder["watemplates"]);
        var change = await RunningRuntime.EventuallyAsync(async () => await Record.ExceptionAsync(() => running.Lists.CreateAsync(News)), "The change");
        Assert.Contains("has changed", Assert.IsType<DistributionException>(change).Message, StringComparison.Ordinal);
        Assert.IsType<DistributionException>(await Record.ExceptionAsync(() => running.Lists.ImportAsync("list", People.Range(0, 1))));

        async Task<DistributionException> Refusal(DistributionPlan plan) => await Assert.ThrowsAsync<DistributionException>(() => running.Lists.CreateAsync(plan));
    }

    [Fact]
    public async Task AnotherFallbackLanguage_IsRefused_UnderAKeyThatIsKnown()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.Lists.CreateAsync(News);
        await running.Lists.CreateAsync(News with { Key = "strict", FallbackLanguage = null });
        var other = (await Refusal(running.Lists.CreateAsync(News with { FallbackLanguage = "de" }))).Message;
        Assert.Contains("falls back to 'en', not to 'de'", other, StringComparison.Ordinal);
        Assert.Equal(other, (await Refusal(running.Lists.PreviewAsync(News with { FallbackLanguage = "de" }, People.Range(0, 1), samples: 0))).Message);
        Assert.Contains("falls back to no language, not to 'en'", (await Refusal(running.Lists.CreateAsync(News with { Key = "strict" }))).Message, StringComparison.Ordinal);
        Assert.Equal("en", (await running.Lists.CreateAsync(News with { FallbackLanguage = null })).FallbackLanguage);
        Assert.Equal("en", (await running.Lists.CreateAsync(News with { FallbackLanguage = "EN" })).FallbackLanguage);
    }

    [Fact]
    public async Task I9_Paused_NothingBegins_AndResumedItGoesOn()
    {
        await using var running = await RunningRuntime.StartAsync(configure: options => options.Rate = 100);
        await running.StartListAsync(150);
        await running.MessageAsync(People.Phone(0));
        await running.Lists.PauseAsync("list", "by hand");
        var claimed = (await running.Ledger.GetDistributionAsync("list"))!.Counts;
        await Task.Delay(700, TestContext.Current.CancellationToken);
        var status = await running.StatusAsync();
        Assert.Equal((DistributionState.Paused, "by hand"), (status.State, status.Reason));
        Assert.Equal(claimed[SendState.Queued], status.States[SendState.Queued]);
        Assert.InRange(status.States[SendState.Queued], 50, 149);
        await running.Lists.StartAsync("list");
        Assert.Equal(DistributionState.Paused, (await running.StatusAsync()).State);
        await running.Lists.ChangeAsync("list", status.Settings with { Rate = 1000 });
        await running.Lists.ResumeAsync("list");
        await running.UntilStateAsync(DistributionState.Completed);
        Assert.Equal(150, running.Simulator.Messages.Count);
    }

    [Fact]
    public async Task Stopped_TheRestIsCancelled_ForGood()
    {
        await using var running = await RunningRuntime.StartAsync(configure: options => options.Rate = 20);
        await running.StartListAsync(100);
        await running.MessageAsync(People.Phone(0));
        await running.Lists.StopAsync("list");
        var status = await running.UntilAsync(status => status.Open == 0, "The end");
        Assert.Equal((DistributionState.Stopped, 100), (status.State, status.Total));
        Assert.True(status.States[SendState.Cancelled] > 50);
        await Assert.ThrowsAsync<DistributionException>(() => running.Lists.ResumeAsync("list"));
        await Assert.ThrowsAsync<DistributionException>(() => running.Lists.ImportAsync("list", People.Range(0, 1)));
    }

    [Fact]
    public async Task Completed_ItCanBeStopped_SoThatNobodyIsAdded()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.StartListAsync(2);
        await running.UntilStateAsync(DistributionState.Completed);
        Assert.Contains("is completed; there is nothing to pause.", (await Refusal(running.Lists.PauseAsync("list", "by hand"))).Message, StringComparison.Ordinal);
        Assert.Contains("is completed; there is nothing to resume.", (await Refusal(running.Lists.ResumeAsync("list"))).Message, StringComparison.Ordinal);
        await running.Lists.StopAsync("list");
        await running.Lists.StopAsync("list");
        Assert.Equal(DistributionState.Stopped, (await running.StatusAsync()).State);
        Assert.Contains("was stopped", (await Refusal(running.Lists.ImportAsync("list", People.Range(2, 1)))).Message, StringComparison.Ordinal);
        Assert.Contains("was stopped", (await Refusal(running.Lists.StartAsync("list"))).Message, StringComparison.Ordinal);
        Assert.Equal(2, running.Simulator.Messages.Count);
    }

    [Fact]
    public async Task ADraft_IsNeitherPausedNorResumed_AndKeepsItsCanary()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.Lists.CreateAsync(News with { Settings = new DistributionSettings { Canary = Canary.Of(5), NotBefore = DateTimeOffset.UtcNow.AddDays(1), SpreadOver = TimeSpan.FromDays(1) } });
        await running.Lists.ImportAsync("list", People.Range(0, 20));
        Assert.Contains("is a draft", (await Refusal(running.Lists.PauseAsync("list", "by hand"))).Message, StringComparison.Ordinal);
        var resumed = (await Refusal(running.Lists.ResumeAsync("list"))).Message;
        Assert.Contains("'watemplates distribute'", resumed, StringComparison.Ordinal);
        Assert.Contains("nothing to resume", resumed, StringComparison.Ordinal);
        await running.Lists.StartAsync("list");
        await running.Lists.PauseAsync("list", "first reason");
        Assert.Contains("first reason", (await Refusal(running.Lists.PauseAsync("list", "by hand"))).Message, StringComparison.Ordinal);
        await running.Lists.ResumeAsync("list");
        await running.Lists.ResumeAsync("list");
        var record = (await running.Ledger.GetDistributionAsync("list"))!;
        Assert.Equal((DistributionState.Running, DistributionPhase.Canary, 5), (record.State, record.Course.Phase, record.Course.Left));
        Assert.NotNull(record.SpreadRate);
    }

    [Fact]
    public async Task Canary_LeavesFirst_AndTheRestFollowsItsReports()
    {
        await using var running = await RunningRuntime.StartAsync(new SimulatorOptions { StatusDelay = TimeSpan.FromMilliseconds(700) });
        await running.StartListAsync(60, new DistributionSettings { Canary = Canary.Of(10) });
        await running.UntilAsync(status => status.CanaryLeft == 0, "The canary");
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.Equal(10, running.Simulator.Messages.Count);
        await running.UntilAsync(status => status.CanaryLeft is null, "Good reports");
        await running.UntilStateAsync(DistributionState.Completed);
        Assert.Equal(60, running.Simulator.Messages.Count);
    }

    [Fact]
    public async Task Answers_AreCounted_EachPersonsLast()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.StartListAsync(3, template: "question");
        await running.UntilStateAsync(DistributionState.Completed);
        await running.Simulator.ReceiveTextAsync(People.Phone(0), "1", cancellationToken: TestContext.Current.CancellationToken);
        await running.Simulator.ReceiveTextAsync(People.Phone(1), "11", cancellationToken: TestContext.Current.CancellationToken);
        await running.Simulator.ReceiveTextAsync(People.Phone(1), "3", cancellationToken: TestContext.Current.CancellationToken);
        var status = await running.UntilAsync(status => status.Answers.Values.Sum() == 2, "Two answers");
        Assert.Equal((1, 1), (status.Answers[ReplyKind.Yes], status.Answers[ReplyKind.Unsubscribe]));
    }

    private static Task<DistributionException> Refusal(Task asked) => Assert.ThrowsAsync<DistributionException>(() => asked);
}
