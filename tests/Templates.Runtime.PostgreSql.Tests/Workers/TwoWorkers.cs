using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.PostgreSql.Tests.Server;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql.Tests.Workers;

/// <summary>Several ledgers open on one database, as several processes have them; with the system's clock.</summary>
internal sealed class TwoWorkers : IAsyncDisposable
{
    public const string Sender = "whatsapp:+14155238886";
    public const string Content = "HX1";
    private readonly PostgreSqlLedger[] ledgers;

    private TwoWorkers(string address, PostgreSqlLedger[] ledgers) => (Address, this.ledgers) = (address, ledgers);

    public string Address { get; }

    public PostgreSqlLedger First => ledgers[0];

    public PostgreSqlLedger Second => ledgers[1];

    public IReadOnlyList<PostgreSqlLedger> All => ledgers;

    public static async Task<TwoWorkers> StartAsync(TimeSpan? lease = null, int count = 2)
    {
        var address = await TestServer.NewLedgerAsync();
        var workers = new TwoWorkers(address, [.. Enumerable.Range(0, count).Select(_ => new PostgreSqlLedger(address, TimeProvider.System) { Lease = lease ?? TimeSpan.FromSeconds(90) })]);
        await workers.First.InitializeAsync();
        foreach (var ledger in workers.ledgers)
        {
            await ledger.OpenAsync(asSender: true);
        }

        await workers.First.SetApprovalsAsync([new TemplateApproval(Content, TemplateApproval.Approved, TimeProvider.System.GetUtcNow())]);
        return workers;
    }

    public static Recipient Person(int number) => new($"whatsapp:+49{number}", new RecipientKey((UInt128)number));

    public static NewSend Message(string key, int person) => new()
    {
        DedupeKey = key,
        Kind = SendKind.Template,
        Sender = Sender,
        Recipient = Person(person),
        MailingList = "news",
        ContentSid = Content,
        Payload = "{}",
    };

    public static async Task<IReadOnlyList<ClaimedSend>> ClaimAsync(ILedger ledger, int limit) => (await ledger.ClaimAsync(new ClaimRequest(Sender, limit, TimeSpan.FromHours(1)))).Sends;

    /// <summary>Makes a list sending with a row for each of so many people, and starts it.</summary>
    public async Task StartListAsync(string key, int people, DistributionSettings? settings = null)
    {
        await First.AddDistributionAsync(new NewDistribution(key, "welcome", "news", Sender) { Settings = settings ?? new DistributionSettings() });
        var content = new MemberContent("de", Content, "f1", TimeZone: null);
        await First.AddMembersAsync(key, [.. Enumerable.Range(0, people).Select(i => new NewMember(i + 1, Person(i), content, "{}"))]);
        await First.SetDistributionAsync(key, DistributionState.Running, reason: null);
    }

    public static async Task<ResultEffect> ResultAsync(ILedger ledger, ClaimedSend send, SendOutcome outcome)
        => (await ledger.RecordResultsAsync([new SendResult(send.SendId, send.Attempt, outcome) { MessageSid = $"SM{send.SendId}" }]))[0];

    public async ValueTask DisposeAsync()
    {
        foreach (var ledger in ledgers)
        {
            await ledger.DisposeAsync();
        }
    }
}
