using FsCheck;
using FsCheck.Fluent;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Tests.Ledger;

public class LedgerRuleTests
{
    private static readonly Gen<(Delivery Delivery, int? Error)[]> Reports =
        (from delivery in Gen.Elements(Enum.GetValues<Delivery>())
         from error in Gen.Elements<int?>(null, 63016, 63024, 63049)
         select (delivery, error)).ArrayOf();

    [Fact]
    public void I7_AnyOrderAndNumberOfReports_EndsTheSame()
        => Prop.ForAll(Reports.ToArbitrary(), Gen.Choose(0, int.MaxValue).ToArbitrary(), (reports, seed) =>
        {
            var random = new Random(seed);
            var again = reports.Concat(reports.Where(_ => random.Next(2) == 0)).ToArray();
            random.Shuffle(again);
            return End(reports) == End(again);
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    [Fact]
    public void I7_TheRank_NeverFalls()
        => Prop.ForAll(Reports.ToArbitrary(), reports =>
        {
            var state = (Delivery: Delivery.None, Error: (int?)null);
            foreach (var report in reports)
            {
                var next = DeliveryOrder.Advance(state.Delivery, state.Error, report.Delivery, report.Error);
                if (DeliveryOrder.Rank(next.Delivery) < DeliveryOrder.Rank(state.Delivery) || (next.ErrorCode is not null && !DeliveryOrder.IsFailure(next.Delivery)))
                {
                    return false;
                }

                state = next;
            }

            return true;
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    [Fact]
    public void I8_InAnyWindow_NoMoreThanBurstAndRate()
        => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var (perSecond, burst) = (0.1 + random.NextDouble() * 400, random.Next(1, 40));
            var (arrival, clock, real) = (0L, 638_000_000_000_000_000L + random.Next(), 0L);
            var grants = new List<(long At, int Count)>();
            for (var i = 0; i < 60; i++)
            {
                var step = random.NextInt64(TimeSpan.TicksPerSecond / 2);
                real += step;

                // A clock set back takes permits away at worst; it never gives any.
                clock += random.Next(10) == 0 ? -random.NextInt64(TimeSpan.TicksPerHour) : step;
                (var granted, arrival) = PermitBucket.Take(arrival, clock, random.Next(1, 60), perSecond, burst);
                grants.Add((real, granted));
            }

            return Enumerable.Range(0, grants.Count).All(from => Enumerable.Range(from, grants.Count - from).All(to =>
                grants[from..(to + 1)].Sum(g => (long)g.Count) <= burst + perSecond * TimeSpan.FromTicks(grants[to].At - grants[from].At).TotalSeconds + 1e-6));
        }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true));

    [Fact]
    public void I8_UsedSteadily_TheRateIsReached()
    {
        var (arrival, clock, total) = (0L, 638_000_000_000_000_000L, 0);
        for (var i = 0; i < 10_000; i++)
        {
            clock += TimeSpan.TicksPerMillisecond * 10;
            (var granted, arrival) = PermitBucket.Take(arrival, clock, 60, 60, 15);
            total += granted;
        }

        Assert.InRange(total, 5_995, 6_015);
    }

    private static (Delivery, int?) End(IEnumerable<(Delivery Delivery, int? Error)> reports)
        => reports.Aggregate((Delivery: Delivery.None, Error: (int?)null), (state, report) => DeliveryOrder.Advance(state.Delivery, state.Error, report.Delivery, report.Error));
}
