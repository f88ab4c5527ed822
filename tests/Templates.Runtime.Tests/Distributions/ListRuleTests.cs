using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Tests.Distributions;

public class ListRuleTests
{
    private static readonly QuietHours Night = new(new TimeOnly(20, 0), new TimeOnly(8, 0), "Europe/Berlin");

    // 29 March and 25 October 2026 are the changes of clocks in Berlin, 8 March that in New York.
    [Theory]
    [InlineData("2026-03-28T06:59:59Z", null, true)]
    [InlineData("2026-03-28T07:00:00Z", null, false)]
    [InlineData("2026-03-29T05:59:59Z", null, true)]
    [InlineData("2026-03-29T06:00:00Z", null, false)]
    [InlineData("2026-03-29T17:59:59Z", null, false)]
    [InlineData("2026-03-29T18:00:00Z", null, true)]
    [InlineData("2026-10-25T06:30:00Z", null, true)]
    [InlineData("2026-10-25T07:00:00Z", null, false)]
    [InlineData("2026-03-08T11:59:59Z", "America/New_York", true)]
    [InlineData("2026-03-08T12:00:00Z", "America/New_York", false)]
    [InlineData("2028-02-29T11:30:00Z", "Asia/Kolkata", false)]
    [InlineData("2028-02-29T14:30:00Z", "Asia/Kolkata", true)]
    public void K1_QuietHours_GoByTheLocalClock(string now, string? timeZone, bool isQuiet)
        => Assert.Equal(isQuiet, QuietTime.IsAt(Night, timeZone, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void QuietHours_OfNoLength_AreNone()
    {
        Assert.False(QuietTime.IsAt(null, null, DateTimeOffset.UnixEpoch));
        Assert.False(QuietTime.IsAt(Night with { To = Night.From }, null, DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("de", "de")]
    [InlineData("DE", "de")]
    [InlineData("de-CH", "de")]
    [InlineData("de_AT", "de_AT")]
    [InlineData("de-at", "de_AT")]
    [InlineData("German", "de")]
    [InlineData("Portuguese (Brazil)", "pt_BR")]
    [InlineData("pt", "pt_BR")]
    [InlineData("PT-BR", "pt_BR")]
    [InlineData("ZH-S", "zh_CN")]
    [InlineData("zh-Hans-SG", "zh_CN")]
    [InlineData("fr", "en")]
    [InlineData("klingon", "en")]
    [InlineData(" ", "en")]
    [InlineData(null, "en")]
    public void Language_IsOnesOwn_ItsBase_OrTheFallback(string? written, string expected)
        => Assert.Equal(expected, new LanguageMatch(["de", "de_AT", "en", "pt_BR", "zh_CN"], "en").Find(written));

    [Fact]
    public void Language_WithoutFallback_MayBeNone() => Assert.Null(new LanguageMatch(["de"], null).Find("fr"));

    [Theory]
    [InlineData("+14155238886", true)]
    [InlineData("+14165238886", false)]
    [InlineData("+18765238886", false)]
    [InlineData("+491511234567", false)]
    public void UnitedStates_AreToldFromTheirNeighbours(string phone, bool expected)
    {
        Assert.True(PhoneNumber.TryParse(phone, out var number, out _));
        Assert.Equal(expected, UnitedStatesNumbers.Has(number));
    }

    [Fact]
    public void FailureWindow_LooksAtTheLastTwoHundred()
    {
        var window = new FailureWindow();
        Assert.False(window.IsAbove(default, Counts(199, 100), 0.2));
        Assert.True(window.IsAbove(default, Counts(200, 100), 0.2));
        Assert.False(window.IsAbove(default, Counts(400, 140), 0.2));
        Assert.True(window.IsAbove(default, Counts(600, 181), 0.2));
        Assert.False(window.IsAbove(Counts(600, 181), Counts(700, 281), 0.2));
        Assert.True(window.IsAbove(Counts(600, 181), Counts(800, 281), 0.2));

        static CourseCounts Counts(long reported, long failed) => new(reported, reported, failed, 0);
    }

    [Fact]
    public async Task Silence_OfTwoOrFiveMinutes_IsNoticed()
    {
        var start = DateTimeOffset.UnixEpoch;
        var watch = new SilenceWatch();
        Assert.Null(await Ask(300, 0, 0, late: 0));
        Assert.Contains("callbacks-missing", await Ask(300, 0, 130, late: 300)!, StringComparison.Ordinal);
        Assert.Null(await Ask(300, 120, 131, late: 180));
        Assert.Null(await Ask(300, 121, 400, late: 179));
        Assert.Null(await Ask(300, 121, 699, late: 179));
        Assert.Contains("5 minutes", await Ask(300, 121, 700, late: 179)!, StringComparison.Ordinal);
        Assert.Null(await Ask(300, 300, 1000, late: 0));
        watch.Forget("list");
        Assert.Null(await Ask(300, 121, 2000, late: 179));

        Task<string?> Ask(long accepted, long reported, int seconds, int late)
            => watch.ProblemAsync(Running(accepted, reported), rate: 1, start.AddSeconds(seconds), (_, most) => Task.FromResult(Math.Min(late, most)));
    }

    [Fact]
    public void Course_RisesFromTheCanaryToTheFullRate()
    {
        var now = DateTimeOffset.UnixEpoch;
        var record = Running(accepted: 10, reported: 8) with { Counts = new Dictionary<SendState, long> { [SendState.Accepted] = 10, [SendState.Queued] = 90 }, Course = new DistributionCourse { Phase = DistributionPhase.Canary, Left = 0, Since = now } };
        Assert.Null(Courses.Next(record, now, 60, now.AddMinutes(9)));
        Assert.Null(Courses.Next(record with { Course = record.Course with { Left = 1 } }, now, 60, now.AddMinutes(30)));
        Assert.Equal((DistributionPhase.Rising, 10, null), Of(Courses.Next(record, now, 60, now.AddMinutes(10))));
        record = record with { Deliveries = new Dictionary<Delivery, long> { [Delivery.Sent] = 9 } };
        var rising = Courses.Next(record, now, 60, now)!;
        Assert.Equal((DistributionPhase.Rising, 10, null), Of(rising));
        Assert.Null(Courses.Next(record with { Course = rising }, now, 60, now.AddSeconds(59)));
        Assert.Equal((DistributionPhase.Rising, 20, null), Of(Courses.Next(record with { Course = rising }, now, 60, now.AddSeconds(60))));
        Assert.Equal((DistributionPhase.Full, null, null), Of(Courses.Next(record with { Course = rising with { Rate = 40 } }, now, 60, now.AddSeconds(60))));
        Assert.Equal((DistributionPhase.Full, null, null), Of(Courses.Next(record, now, 5, now)));

        static (DistributionPhase, double?, long?) Of(DistributionCourse? course) => (course!.Phase, course.Rate, course.Left);
    }

    private static DistributionRecord Running(long accepted, long reported) => new()
    {
        Key = "list",
        Template = "news",
        MailingList = "news",
        Sender = "s",
        Fingerprints = new Dictionary<string, string>(StringComparer.Ordinal),
        Settings = new DistributionSettings(),
        State = DistributionState.Running,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Course = DistributionCourse.Start,
        Contents = [],
        Counts = new Dictionary<SendState, long> { [SendState.Accepted] = accepted },
        HeldUnknown = 0,
        Deliveries = reported == 0 ? new Dictionary<Delivery, long>() : new Dictionary<Delivery, long> { [Delivery.Sent] = reported },
        Errors = new Dictionary<int, long>(),
        Answers = new Dictionary<ReplyKind, long>(),
    };
}
