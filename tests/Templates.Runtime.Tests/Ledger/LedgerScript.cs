using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using WaTemplates.Runtime.Distributions;
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
        var settings = Settings();
        switch (random.Next(19))
        {
            case 0 or 1 or 2:
                NewSend[] sends = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Send())];
                return ("enqueue", async l => await Try(async () => Join(await l.EnqueueAsync(sends))));
            case 3 or 4 or 5:
                var limit = random.Next(1, 5);
                var pace = random.Next(3) == 0 ? new Pace(3, 5) : null;
                return ("claim", async l => (await l.ClaimAsync(new ClaimRequest(sender, limit, TimeSpan.FromHours(1)) { Pace = pace })) is var claim ? $"{Join(claim.Sends)} {claim.Wait}" : "");
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
                    await l.AddDistributionAsync(new NewDistribution(list, "a", "news", sender) { Settings = settings });
                    return $"{await l.SetDistributionAsync(list, state, "why")}";
                }
                );
            case 16:
                var steps = random.Next(4);
                var course = new DistributionCourse { Phase = Pick(Enum.GetValues<DistributionPhase>()), Left = random.Next(2) == 0 ? null : random.Next(5), Rate = random.Next(3) == 0 ? 2 : null, Since = now };
                return random.Next(2) == 0
                    ? ("change", async l => $"{await l.ChangeDistributionAsync(list, settings)}")
                    : ("course", async l => $"{await l.SetCourseAsync(list, steps, course)}");
            case 17 or 18:
                NewMember[] members = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Member())];
                return ("members", async l => await Try(async () => Join(await l.ForeseeMembersAsync(list, "news", [.. members.Select(m => m.Recipient.Key)])) + Join(await l.AddMembersAsync(list, members))));
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
                return random.Next(3) switch
                {
                    0 => ("retention", async l => $"{await l.ApplyRetentionAsync(keep)}"),
                    1 => ("erase", async l => $"{await l.EraseAsync(Person(person).Key)}"),
                    _ => ("permits", async l => $"{await l.TakePermitsAsync(sender, wanted, 3, 5)}"),
                };
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
            var known = await ledger.GetPersonAsync(Person(person).Key);
            text.AppendLine(Join(known.Messages.Select(m => $"{m.Address} {m.Payload} {m.HasQuestion}"))).AppendLine(Join(known.Replies)).AppendLine(Join(known.Events.OrderBy(e => e.ToString(), StringComparer.Ordinal)));
        }

        foreach (var list in Lists)
        {
            text.AppendLine(Describe(await ledger.GetDistributionAsync(list))).AppendLine(Join(await ledger.GetMembersAsync(list, 0, 1000)));
        }

        text.AppendLine(Join((await ledger.ListDistributionsAsync(isOpenOnly: true)).Select(record => record.Key)));

        text.AppendLine(Join(await ledger.ListOptOutsAsync(null, null, 100)));
        return text.AppendLine(Join((await ledger.CountSendsAsync()).OrderBy(c => c.Key))).AppendLine(Join(await ledger.GetUnreportedAsync(time.Now, 100))).ToString();
    }

    private static string Describe(DistributionRecord? record)
        => record is null ? "none" : string.Join(' ', record.Sender, record.State, record.Reason, record.Settings, record.Course, record.SpreadRate, record.CreatedAt, Join(record.Contents), record.HeldUnknown,
            Join(record.Counts.OrderBy(c => c.Key)), Join(record.Deliveries.OrderBy(c => c.Key)), Join(record.Errors.OrderBy(c => c.Key)), Join(record.Answers.OrderBy(c => c.Key)));

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
            NotAfter = random.Next(5) == 0 ? time.Now.AddSeconds(random.Next(60)) : null,
            QuestionLife = TimeSpan.FromHours(random.Next(1, 9)),
            Question = random.Next(2) == 0 ? null : new OpenQuestion { Template = template, Language = "de", MailingList = "news", Menu = [], Replies = new Dictionary<string, string>(StringComparer.Ordinal) },
        };
    }

    private DistributionSettings Settings() => new()
    {
        NotBefore = random.Next(6) == 0 ? time.Now.AddSeconds(random.Next(100)) : null,
        NotAfter = random.Next(6) == 0 ? time.Now.AddSeconds(random.Next(1000)) : null,
        Rate = random.Next(3) == 0 ? 1 : null,
        SpreadOver = random.Next(6) == 0 ? TimeSpan.FromSeconds(random.Next(1, 9)) : null,
        QuietHours = random.Next(4) == 0 ? new QuietHours(new TimeOnly(random.Next(24), 0), new TimeOnly(random.Next(24), 0), "Europe/Berlin") : null,
        MinDaysBetween = random.Next(4) == 0 ? 1 : 0,
    };

    private NewMember Member()
    {
        var question = random.Next(2) == 0 ? null : new OpenQuestion { Template = "a", Language = "de", MailingList = "news", Menu = [], Replies = new Dictionary<string, string>(StringComparer.Ordinal) };
        return new NewMember(++number, Person(random.Next(People)), new MemberContent("de", Pick(Contents), "f", Pick([null, "Asia/Tokyo", "America/New_York"])), $"p{number}") { Question = question, QuestionLife = TimeSpan.FromHours(3) };
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
