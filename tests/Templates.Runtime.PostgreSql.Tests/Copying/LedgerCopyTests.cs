using Microsoft.Data.Sqlite;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.PostgreSql.Tests.Server;
using WaTemplates.Runtime.PostgreSql.Tests.Workers;
using WaTemplates.Runtime.Replies;
using WaTemplates.Runtime.Testing;
using static WaTemplates.Runtime.PostgreSql.Tests.Workers.TwoWorkers;

namespace WaTemplates.Runtime.PostgreSql.Tests.Copying;

/// <summary>A SQLite ledger with something of everything, copied into PostgreSQL.</summary>
public sealed class LedgerCopyTests : IDisposable
{
    private readonly TemporaryFolder folder = new("copy");
    private readonly ManualTime time = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string SourcePath => folder["wa.db"];

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Everything_IsAsBefore()
    {
        var target = await TestServer.NewLedgerAsync();
        await FillAsync();
        await using var before = await OpenAsync(asSender: false);
        var secret = await before.GetSecretAsync("people", Stop);
        var (counts, list, optOuts) = (await before.CountSendsAsync(Stop), await before.GetDistributionAsync("list", Stop), await before.ListOptOutsAsync(null, null, 100, Stop));
        var tables = await new LedgerCopy(SourcePath, target, time).RunAsync(Stop);
        Assert.Equal(
            ["consent_event 3", "conversation 3", "distribution 1", "distribution_content 1", "inbound 3", "inbound_text 3", "job 1", "mark 1", "payload 13", "question 1", "send 13", "suppression 2"],
            tables.Where(table => table.Rows > 0 && table.Name is not ("tally" or "content" or "sender" or "approval")).Select(table => $"{table.Name} {table.Rows}"));

        await using var after = new PostgreSqlLedger(target, time);
        await after.OpenAsync(asSender: true, Stop);
        Assert.Equal(secret, await after.GetSecretAsync("people", Stop));
        // What was under way is of unknown fate.
        Assert.Equal(1, counts[SendState.Attempting]);
        Assert.Equal(
            counts.Select(count => count.Key == SendState.Attempting ? KeyValuePair.Create(SendState.Unknown, count.Value) : count).OrderBy(count => count.Key),
            (await after.CountSendsAsync(Stop)).OrderBy(count => count.Key));
        Assert.Equal("lost", (await after.FindSendAsync((await after.GetUnknownAsync(Sender, 10, Stop)).Single().SendId, Stop))!.DedupeKey);
        Assert.Equal(optOuts, await after.ListOptOutsAsync(null, null, 100, Stop));
        Assert.Equal(time.Now, await after.GetMarkAsync("sweep", Stop));
        var moved = (await after.GetDistributionAsync("list", Stop))!;
        Assert.Equal((list!.State, list.Settings, list.CreatedAt, list.Course), (moved.State, moved.Settings, moved.CreatedAt, moved.Course));
        Assert.Equal(list.Counts.OrderBy(count => count.Key), moved.Counts.OrderBy(count => count.Key));
        Assert.Equal(list.Answers, moved.Answers);
        Assert.Single(await after.ClaimJobsAsync(JobKind.Handler, 10, TimeSpan.FromMinutes(1), Stop));
        var evidence = (await after.GetPersonAsync(Person(1).Key, Stop)).Events;
        Assert.Equal(("web form", ConsentChange.Given), (evidence[0].Evidence, evidence[0].Change));
    }

    [Fact]
    public async Task ItGoesOn_WhereTheFileWas()
    {
        var target = await TestServer.NewLedgerAsync();
        await FillAsync();
        await new LedgerCopy(SourcePath, target, time).RunAsync(Stop);
        await using var ledger = new PostgreSqlLedger(target, time);
        await ledger.OpenAsync(asSender: true, Stop);

        // A known key makes no second row, a new one gets the next number.
        var outcomes = await ledger.EnqueueAsync([Message("asked", 2), Message("new", 90)], Stop);
        Assert.Equal((false, SendState.Accepted, true, 14L), (outcomes[0].IsNew, outcomes[0].State, outcomes[1].IsNew, outcomes[1].SendId));
        // A late report finds its message.
        Assert.True((await ledger.RecordReportsAsync([new DeliveryReport("SMasked", Delivery.Read, ErrorCode: null)], Stop))[0].IsChanged);
        // An answer finds its question, and one that came before is known.
        InboundContext? seen = null;
        var answer = new InboundMessage { MessageSid = "SMin9", Sender = Sender, From = Person(2), Body = "1" };
        await ledger.RecordInboundAsync(answer, (_, context) => Decide(seen = context), Stop);
        Assert.Equal("Schön!", seen!.Question!.Replies["yes"]);
        Assert.False((await ledger.RecordInboundAsync(answer with { MessageSid = "SMin3" }, (_, _) => throw new InvalidOperationException("Decided twice."), Stop)).IsNew);
        // The list takes new people only, and its other rows leave, but for those who opted out since.
        var members = await ledger.AddMembersAsync("list", [Member(3), Member(50), Member(20)], Stop);
        Assert.Equal([MemberVerdict.Known, MemberVerdict.Added, MemberVerdict.OptedOut], members.Select(member => member.Verdict));
        time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["whatsapp:+491", "whatsapp:+495", "whatsapp:+4950", "whatsapp:+496", "whatsapp:+497", "whatsapp:+498", "whatsapp:+499", "whatsapp:+4990"], (await ClaimAsync(ledger, 100)).Select(claimed => claimed.To).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheFile_SendsNoMore()
    {
        var target = await TestServer.NewLedgerAsync();
        await FillAsync();
        await new LedgerCopy(SourcePath, target, time).RunAsync(Stop);
        var error = await Assert.ThrowsAsync<LedgerException>(() => OpenAsync(asSender: true));
        Assert.Contains("was copied to the schema ledger_", error.Message, StringComparison.Ordinal);
        await using (await OpenAsync(asSender: false))
        {
            Assert.Contains("was copied to", (await RefusedAsync(await TestServer.NewLedgerAsync())).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AFileThatIsSentFrom_IsRefused()
    {
        var target = await TestServer.NewLedgerAsync();
        await FillAsync();
        await using (await OpenAsync(asSender: true))
        {
            Assert.Contains("A process sends from the ledger", (await RefusedAsync(target)).Message, StringComparison.Ordinal);
        }

        await NothingIsCopiedAsync(target);
    }

    [Theory]
    [InlineData("CREATE SCHEMA {0} CREATE TABLE {0}.theirs (id integer)", "has tables of something else")]
    [InlineData(null, "has a ledger already")]
    public async Task ATargetThatIsNotEmpty_IsRefused(string? make, string why)
    {
        var target = await TestServer.NewLedgerAsync();
        if (make is not null)
        {
            await TestServer.ScalarAsync(target, make.Replace("{0}", (string)(await TestServer.ScalarAsync(target, "SELECT current_setting('search_path')"))!, StringComparison.Ordinal));
        }
        else
        {
            await using var ledger = new PostgreSqlLedger(target, time);
            await ledger.InitializeAsync(Stop);
        }

        await FillAsync();
        Assert.Contains(why, (await RefusedAsync(target)).Message, StringComparison.Ordinal);
        await using var source = await OpenAsync(asSender: true);
    }

    [Theory]
    [InlineData("UPDATE meta SET value = 99 WHERE name = 'schema'", "by a later version")]
    [InlineData("UPDATE meta SET value = 0 WHERE name = 'schema'", "is empty")]
    // PostgreSQL takes no NUL: it breaks off in the last but one table.
    [InlineData("UPDATE suppression SET evidence = 'a' || char(0) || 'b'", "22021")]
    [InlineData("UPDATE send SET state = 1 WHERE dedupe_key = 'asked'; INSERT INTO send SELECT 99, 'twin', NULL, kind, sender_id, recipient, 0, content_id, 1, 0, 1, 0, 0, NULL, 0, 0, NULL, NULL, NULL, 0, 0, 0, 0, NULL, NULL, 0 FROM send WHERE dedupe_key = 'asked'", "23505")]
    public async Task WhatBreaksOff_LeavesNothing(string damage, string why)
    {
        var target = await TestServer.NewLedgerAsync();
        await FillAsync();
        await ExecuteAsync(damage);
        Assert.Contains(why, (await RefusedAsync(target)).Message, StringComparison.Ordinal);
        await NothingIsCopiedAsync(target);
        Assert.Equal(0L, await ExecuteAsync("SELECT count(*) FROM meta WHERE name = 'moved'"));
    }

    [Fact]
    public async Task Interrupted_LeavesNothing_AndTheFileSendsOn()
    {
        var target = await TestServer.NewLedgerAsync();
        await FillAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new LedgerCopy(SourcePath, target, time).RunAsync(new CancellationToken(canceled: true)));
        await NothingIsCopiedAsync(target);
        await using var source = await OpenAsync(asSender: true);
        Assert.Equal(6, (await ClaimAsync(source, 100)).Count);
    }

    private static InboundDecision Decide(InboundContext context) => new(context.Question is null ? ReplyKind.Free : ReplyKind.Yes, "digit") { ClosesQuestion = context.Question is not null };

    private static NewMember Member(int person) => new(person, Person(person), new MemberContent("de", Content, "f1", TimeZone: null), "{}") { Consent = person == 1 ? new Consent(At: null, "web form") : null };

    /// <summary>A list of 9 of whom 4 have theirs, one has opted out and 4 wait; a question that is open; a message under way; three that came in.</summary>
    private async Task FillAsync()
    {
        await using var ledger = new SqliteLedger(SourcePath, time);
        await ledger.InitializeAsync(Stop);
        await ledger.OpenAsync(asSender: true, Stop);
        await ledger.SetApprovalsAsync([new TemplateApproval(Content, TemplateApproval.Approved, time.Now)], Stop);
        await ledger.AddDistributionAsync(new NewDistribution("list", "welcome", "news", Sender), Stop);
        await ledger.AddMembersAsync("list", [.. Enumerable.Range(1, 9).Select(Member)], Stop);
        await ledger.SetDistributionAsync("list", DistributionState.Running, reason: null, Stop);
        foreach (var claimed in await ClaimAsync(ledger, 4))
        {
            await ResultAsync(ledger, claimed, SendOutcome.Accepted);
        }

        time.Advance(TimeSpan.FromSeconds(10));
        var question = new OpenQuestion { Template = "welcome", Language = "de", MailingList = "news", Menu = [new MenuEntry(ReplyKind.Yes, "1", "yes", "Ja")], Replies = new Dictionary<string, string>(StringComparer.Ordinal) { ["yes"] = "Schön!" } };
        await ledger.EnqueueAsync([Message("asked", 2) with { Question = question }], Stop);
        var asked = Assert.Single(await ClaimAsync(ledger, 1));
        await ledger.RecordResultsAsync([new SendResult(asked.SendId, asked.Attempt, SendOutcome.Accepted) { MessageSid = "SMasked" }], Stop);
        await ledger.EnqueueAsync([Message("lost", 30)], Stop);
        Assert.Single(await ClaimAsync(ledger, 1));

        var (news, everything) = (OptOutScope.List("news"), OptOutScope.All);
        await ReceiveAsync(ledger, "SMin1", 5, new InboundDecision(ReplyKind.Unsubscribe, "digit") { OptOut = news, Answer = "Ok.", AnswerKind = SendKind.Confirmation });
        await ReceiveAsync(ledger, "SMin2", 1, new InboundDecision(ReplyKind.Yes, "digit") { IsForHandler = true, Answer = "Danke!" });
        await ReceiveAsync(ledger, "SMin3", 31, new InboundDecision(ReplyKind.Free, "free"));
        await ledger.OptOutAsync(new OptOut(Person(20).Key, everything, OptOutSource.Operator, "ticket 4711"), Stop);
        await ledger.SetMarkAsync("sweep", time.Now, Stop);
    }

    private static Task ReceiveAsync(SqliteLedger ledger, string sid, int person, InboundDecision decision)
        => ledger.RecordInboundAsync(new InboundMessage { MessageSid = sid, Sender = Sender, From = Person(person), Body = "1" }, (_, _) => decision, Stop);

    private async Task<SqliteLedger> OpenAsync(bool asSender)
    {
        var ledger = new SqliteLedger(SourcePath, time);
        try
        {
            await ledger.OpenAsync(asSender, Stop);
            return ledger;
        }
        catch (LedgerException)
        {
            await ledger.DisposeAsync();
            throw;
        }
    }

    private Task<LedgerException> RefusedAsync(string target) => Assert.ThrowsAnyAsync<LedgerException>(() => new LedgerCopy(SourcePath, target, time).RunAsync(Stop));

    private static async Task NothingIsCopiedAsync(string target)
        => Assert.Equal(0L, await TestServer.ScalarAsync(target, "SELECT count(*) FROM pg_namespace WHERE nspname = current_setting('search_path')"));

    private async Task<object?> ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={SourcePath};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = new SqliteCommand(sql, connection);
        return await command.ExecuteScalarAsync(Stop);
    }
}
