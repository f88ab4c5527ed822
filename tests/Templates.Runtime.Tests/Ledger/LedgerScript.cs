using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;
using WaTemplates.Runtime.Testing;

namespace WaTemplates.Runtime.Tests.Ledger;

/// <summary>Operations drawn from a seed, over few people, keys and lists, so that they meet.</summary>
internal sealed partial class LedgerScript(int seed, ManualTime time)
{
    private const int People = 5;
    private static readonly string[] Senders = ["whatsapp:+1", "whatsapp:+2"];
    private static readonly string[] Lists = ["l1", "l2"];
    private static readonly string[] Contents = ["HX1", "HX2"];
    private readonly Random random = new(seed);
    private readonly List<(long Id, int Attempt)> attempts = [];
    private int number;

    public bool IsReopening() => random.Next(40) == 0;

    /// <summary>Remembers what was claimed, so that later steps speak of it.</summary>
    public void Learn(string answer)
    {
        foreach (Match match in Claimed.Matches(answer))
        {
            attempts.Add((long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)));
        }
    }

    public (string Name, Func<ILedger, Task<string>> Run) Next()
    {
        time.Advance(TimeSpan.FromMilliseconds(random.Next(6) switch { 0 => 0, 1 => random.Next(60_000), 2 when random.Next(6) == 0 => random.Next(90_000_000), _ => random.Next(500) }));
        var (sender, person, list) = (Pick(Senders), random.Next(People), Pick(Lists));
        var now = time.Now;
        switch (random.Next(16))
        {
            case 0 or 1 or 2:
                NewSend[] sends = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Send())];
                return ("enqueue", async l => await Try(async () => Join(await l.EnqueueAsync(sends))));
            case 3 or 4 or 5:
                var limit = random.Next(1, 5);
                var pace = random.Next(3) == 0 ? new Pace(3, 5) : null;
                return ("claim", async l => Join((await l.ClaimAsync(new ClaimRequest(sender, limit, TimeSpan.FromHours(1)) { Pace = pace })).Sends));
            case 6 or 7:
                SendResult[] results = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Result())];
                return ("results", async l => Join(await l.RecordResultsAsync(results)));
            case 8:
                var (id, attempt) = Attempt();
                var resolution = new Resolution(id, attempt, Pick(Enum.GetValues<Verdict>())) { MessageSid = Sid(id) };
                return ("resolve", async l => Join(await l.ResolveAsync([resolution])));
            case 9:
                DeliveryReport[] reports = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Report())];
                return ("reports", async l => Join(await l.RecordReportsAsync(reports)));
            case 10 or 11:
                var (message, decision) = (Inbound(), Decision());
                return ("inbound", async l =>
                {
                    InboundContext? seen = null;
                    var outcome = await l.RecordInboundAsync(message, (_, context) =>
                    {
                        seen = context;
                        return decision;
                    });
                    return $"{outcome} {seen?.Question?.Template} {seen?.IsClarified} {seen?.IsOptedOut}";
                }
                );
            case 12:
                var state = Pick(Enum.GetValues<DistributionState>());
                return ("distribution", async l =>
                {
                    await l.AddDistributionAsync(list);
                    return $"{await l.SetDistributionAsync(list, state, "why")}";
                }
                );
            case 13:
                var optOut = new OptOut(Person(person).Key, Pick([OptOutScope.All, OptOutScope.List("news")]), Pick(Enum.GetValues<OptOutSource>()), "evidence");
                return random.Next(3) > 0 ? Approve(now) : ("opt-out", async l =>
                {
                    await l.OptOutAsync(optOut);
                    return "";
                }
                );
            case 14:
                var (reason, until) = (random.Next(2) == 0 ? null : "storm", random.Next(2) == 0 ? now.AddMinutes(1) : (DateTimeOffset?)null);
                var kind = Pick(Enum.GetValues<JobKind>());
                return random.Next(3) == 0 ? ("pause", async l =>
                {
                    await l.SetSenderPauseAsync(sender, reason, until);
                    return await l.GetSenderPauseAsync(sender) ?? "";
                }
                ) : ("jobs", async l => Join(await l.ClaimJobsAsync(kind, 2, TimeSpan.FromMinutes(1))));
            default:
                var (wanted, keep) = (random.Next(9), new Retention(TimeSpan.FromHours(random.Next(30)), TimeSpan.FromHours(random.Next(30))));
                return random.Next(3) == 0 ? ("retention", async l => $"{await l.ApplyRetentionAsync(keep)}") : ("permits", async l => $"{await l.TakePermitsAsync(sender, wanted, 3, 5)}");
        }
    }

    /// <summary>Everything that can be read.</summary>
    public static async Task<string> DescribeAsync(ILedger ledger, ManualTime time)
    {
        var text = new StringBuilder();
        for (var id = 1L; await ledger.FindSendAsync(id) is { } record; id++)
        {
            text.Append(record).AppendLine();
        }

        foreach (var sender in Senders)
        {
            text.AppendLine(Join(await ledger.GetUnknownAsync(sender, 100))).AppendLine(await ledger.GetSenderPauseAsync(sender));
        }

        foreach (var person in Enumerable.Range(0, People))
        {
            text.AppendLine(Join(await ledger.GetOptOutsAsync(Person(person).Key)));
        }

        foreach (var list in Lists)
        {
            var record = await ledger.GetDistributionAsync(list);
            text.AppendLine(CultureInfo.InvariantCulture, $"{record?.State} {record?.Reason} {record?.HeldUnknown} {Join(record?.Counts.OrderBy(c => c.Key))}");
        }

        return text.AppendLine(Join((await ledger.CountSendsAsync()).OrderBy(c => c.Key))).AppendLine(Join(await ledger.GetUnreportedAsync(time.Now, 100))).ToString();
    }

    private static (string, Func<ILedger, Task<string>>) Approve(DateTimeOffset now) => ("approve", async l =>
    {
        await l.SetApprovalsAsync([.. Contents.Select(c => new TemplateApproval(c, TemplateApproval.Approved, now))]);
        return Join(await l.GetApprovalsAsync());
    }
    );

    private static async Task<string> Try(Func<Task<string>> run)
    {
        try
        {
            return await run();
        }
        catch (InvalidOperationException error)
        {
            return error.Message;
        }
    }

    private static Recipient Person(int number) => new($"whatsapp:+49{number}", new RecipientKey((UInt128)number));

    private static string Join<T>(IEnumerable<T>? values) => string.Join("; ", values ?? []);

    private static string Sid(long id) => string.Create(CultureInfo.InvariantCulture, $"SM{id}");

    [GeneratedRegex(@"SendId = (\d+), Attempt = (\d+), Kind")]
    private static partial Regex Claimed { get; }

    private T Pick<T>(IReadOnlyList<T> values) => values[random.Next(values.Count)];

    private (long Id, int Attempt) Attempt() => attempts.Count == 0 ? (1, 1) : random.Next(4) > 0 ? attempts[^Math.Min(attempts.Count, random.Next(1, 4))] : Pick(attempts);

    private NewSend Send()
    {
        var kind = random.Next(4) == 0 ? Pick([SendKind.Session, SendKind.Confirmation]) : SendKind.Template;
        var template = Pick(["a", "b"]);
        return new NewSend
        {
            DedupeKey = random.Next(5) == 0 ? $"k{random.Next(number + 1)}" : $"k{number++}",
            Kind = kind,
            Sender = Pick(Senders),
            Recipient = Person(random.Next(People)),
            MailingList = kind is SendKind.Template ? Pick(["news", "shop"]) : null,
            Template = template,
            Language = "de",
            ContentSid = kind is SendKind.Template ? Pick(Contents) : null,
            Payload = $"p{number}",
            Distribution = random.Next(3) == 0 ? Pick(Lists) : null,
            NotAfter = random.Next(5) == 0 ? time.Now.AddSeconds(random.Next(60)) : null,
            QuestionLife = TimeSpan.FromHours(random.Next(1, 9)),
            Question = random.Next(2) == 0 ? null : new OpenQuestion { Template = template, Language = "de", MailingList = "news", Menu = [], Replies = new Dictionary<string, string>(StringComparer.Ordinal) },
        };
    }

    private SendResult Result()
    {
        var (id, attempt) = Attempt();
        return new SendResult(id, attempt, random.Next(2) == 0 ? SendOutcome.Accepted : Pick(Enum.GetValues<SendOutcome>()))
        {
            MessageSid = random.Next(9) == 0 ? "SMx" : Sid(id),
            DueAt = random.Next(2) == 0 ? time.Now.AddSeconds(random.Next(20)) : null,
            ErrorCode = random.Next(2) == 0 ? random.Next(3) : null,
            IsOptedOut = random.Next(12) == 0,
        };
    }

    private DeliveryReport Report()
    {
        var (id, _) = Attempt();
        return new DeliveryReport(random.Next(9) == 0 ? "SMy" : Sid(id), Pick(Enum.GetValues<Delivery>()), random.Next(2) == 0 ? random.Next(3) : null)
        {
            SendId = random.Next(2) == 0 ? id : null,
            IsOptedOut = random.Next(12) == 0,
        };
    }

    private InboundMessage Inbound() => new()
    {
        MessageSid = random.Next(5) == 0 ? $"IN{random.Next(number + 1)}" : $"IN{number++}",
        Sender = Pick(Senders),
        From = Person(random.Next(People)),
        Body = "Hallo",
        RepliedToSid = random.Next(3) == 0 ? Sid(Attempt().Id) : null,
    };

    private InboundDecision Decision() => new(Pick(Enum.GetValues<ReplyKind>()), "rule")
    {
        OptOut = random.Next(9) switch { 0 => OptOutScope.All, 1 => OptOutScope.List("news"), _ => null },
        OptOutSource = Pick(Enum.GetValues<OptOutSource>()),
        LiftsOptOut = random.Next(3) == 0,
        Answer = random.Next(2) == 0 ? "Danke" : null,
        AnswerKind = Pick([SendKind.Session, SendKind.Confirmation]),
        ClosesQuestion = random.Next(2) == 0,
        IsClarifying = random.Next(3) == 0,
        IsForHandler = random.Next(2) == 0,
        IsForwarded = random.Next(4) == 0,
    };
}
