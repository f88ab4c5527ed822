using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;

namespace WaTemplates.Runtime.Testing;

/// <summary>
/// What every ledger does, named by the invariants of the design. A ledger's tests derive from this class and say how one
/// is made; the ledger is initialised, empty, and open as sender.
/// </summary>
public abstract partial class LedgerConformance : IAsyncLifetime
{
    private protected const string Sender = "whatsapp:+14155238886";
    private protected const string OtherSender = "whatsapp:+14155238887";
    private protected const string Content = "HX00000000000000000000000000000001";
    private protected static readonly TimeSpan ApprovalMaxAge = TimeSpan.FromMinutes(15);

    private readonly ManualTime time = new();
    private ILedger? ledger;

    private protected ILedger Ledger => ledger!;

    private protected ManualTime Time => time;

    public async ValueTask InitializeAsync() => ledger = await CreateAsync(time);

    public async ValueTask DisposeAsync()
    {
        if (ledger is not null)
        {
            await ledger.DisposeAsync();
        }

        await CleanAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A new empty ledger, open as sender.</summary>
    protected abstract Task<ILedger> CreateAsync(TimeProvider clock);

    /// <summary>Closes the ledger without a word to it and opens it as a new process would.</summary>
    protected abstract Task<ILedger> ReopenAsync(ILedger closing, TimeProvider clock);

    protected virtual ValueTask CleanAsync() => ValueTask.CompletedTask;

    private protected async Task ReopenAsync() => ledger = await ReopenAsync(Ledger, time);

    private protected static Recipient Person(int number) => new($"whatsapp:+4915100{number:000000}", new RecipientKey((UInt128)(ulong)number));

    private protected static NewSend Message(string key, int person, string contentSid = Content) => new()
    {
        DedupeKey = key,
        Kind = SendKind.Template,
        Sender = Sender,
        Recipient = Person(person),
        MailingList = "news",
        Template = "welcome",
        Language = "de",
        ContentSid = contentSid,
        Fingerprint = "f1",
        Payload = """{"1":"Anna"}""",
    };

    private protected static NewMember Member(int person, string contentSid = Content, string? timeZone = null)
        => new(person, Person(person), new MemberContent("de", contentSid, "f1", timeZone), """{"1":"Anna"}""");

    private protected Task<DistributionRecord> AddListAsync(string key = "list", DistributionSettings? settings = null, string mailingList = "news")
        => Ledger.AddDistributionAsync(new NewDistribution(key, "welcome", mailingList, Sender) { Settings = settings ?? new DistributionSettings() });

    private protected Task<IReadOnlyList<MemberOutcome>> AddMembersAsync(string key, params NewMember[] members) => Ledger.AddMembersAsync(key, members);

    /// <summary>A running list sending to people from 0 on, whose lines are their numbers.</summary>
    private protected async Task StartListAsync(string key, int people, DistributionSettings? settings = null)
    {
        await ApproveAsync();
        await AddListAsync(key, settings);
        await AddMembersAsync(key, [.. Enumerable.Range(0, people).Select(i => Member(i))]);
        await Ledger.SetDistributionAsync(key, DistributionState.Running, reason: null);
    }

    private protected async Task<DistributionRecord> ListAsync(string key = "list") => (await Ledger.GetDistributionAsync(key))!;

    private protected async Task<SendState> MemberStateAsync(string key, int line) => (await Ledger.GetMembersAsync(key, 0, 1000)).Single(row => row.Line == line).State;

    private protected static NewSend Text(string key, int person, SendKind kind = SendKind.Session)
        => new() { DedupeKey = key, Kind = kind, Sender = Sender, Recipient = Person(person), Payload = "Danke!" };

    private protected static OpenQuestion Question(string template = "welcome") => new()
    {
        Template = template,
        Language = "de",
        MailingList = "news",
        Menu = [new MenuEntry(ReplyKind.Yes, "1", "yes", "Ja"), new MenuEntry(ReplyKind.Unsubscribe, "3", Payload: null, Title: null)],
        Replies = new Dictionary<string, string>(StringComparer.Ordinal) { ["yes"] = "Schön, Jürgen!", ["unclear"] = "Bitte 1, 2 oder 3." },
    };

    private protected static NewSend Asking(string key, int person, string template = "welcome") => Message(key, person) with { Question = Question(template), Template = template };

    private protected static InboundMessage Inbound(string sid, int person, string body = "Hallo", string? repliedTo = null)
        => new() { MessageSid = sid, Sender = Sender, From = Person(person), Body = body, RepliedToSid = repliedTo, HasMedia = true, ButtonText = "Ja", Form = "Body=" + body };

    private protected static InboundDecision Free => new(ReplyKind.Free, "free");

    private protected Task ApproveAsync(string contentSid = Content, string status = TemplateApproval.Approved)
        => Ledger.SetApprovalsAsync([new TemplateApproval(contentSid, status, time.Now)]);

    private protected async Task<EnqueueOutcome> EnqueueAsync(NewSend send) => (await Ledger.EnqueueAsync([send]))[0];

    private protected async Task<IReadOnlyList<ClaimedSend>> ClaimAsync(int limit = 100, string sender = Sender) => (await Ledger.ClaimAsync(new ClaimRequest(sender, limit, ApprovalMaxAge))).Sends;

    private protected async Task<ClaimedSend> ClaimOneAsync() => Assert.Single(await ClaimAsync());

    private protected async Task<ResultEffect> ResultAsync(ClaimedSend claimed, SendOutcome outcome, string? sid = null, int? error = null, DateTimeOffset? due = null)
        => (await Ledger.RecordResultsAsync([new SendResult(claimed.SendId, claimed.Attempt, outcome) { MessageSid = sid, ErrorCode = error, DueAt = due }]))[0];

    /// <summary>A message of unknown fate.</summary>
    private protected async Task<ClaimedSend> LoseAsync(string key, int person)
    {
        await EnqueueAsync(Message(key, person));
        var claimed = await ClaimOneAsync();
        Assert.Equal(ResultEffect.Applied, await ResultAsync(claimed, SendOutcome.Unknown));
        return claimed;
    }

    private protected async Task<ResultEffect> ResolveAsync(ClaimedSend claimed, Verdict verdict, string? sid = null)
        => (await Ledger.ResolveAsync([new Resolution(claimed.SendId, claimed.Attempt, verdict) { MessageSid = sid }]))[0];

    private protected async Task<ReportEffect> ReportAsync(string sid, Delivery delivery, int? error = null, long? sendId = null)
        => (await Ledger.RecordReportsAsync([new DeliveryReport(sid, delivery, error) { SendId = sendId }]))[0];

    private protected Task<InboundOutcome> ReceiveAsync(InboundMessage message, InboundDecision? decision = null) => Ledger.RecordInboundAsync(message, (_, _) => decision ?? Free);

    private protected async Task<InboundContext> ContextAsync(InboundMessage message)
    {
        InboundContext? seen = null;
        await Ledger.RecordInboundAsync(message, (_, context) =>
        {
            seen = context;
            return Free;
        });
        return seen!;
    }

    private protected async Task<SendRecord> FindAsync(string key) => (await Ledger.FindSendAsync(key))!;

    private protected async Task<SendState> StateAsync(string key) => (await FindAsync(key)).State;
}
