using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>A plan of some faults, each with some probability. Lists lag at most 300 ms.</summary>
internal static class RandomFaults
{
    private static readonly Func<double, Fault>[] Kinds =
    [
        share => new Fault(FaultKind.AcceptThenClose) { Probability = share },
        share => new Fault(FaultKind.CloseBeforeAccept) { Probability = share },
        share => new Fault(FaultKind.AcceptThenError) { Probability = share, HttpStatus = 502 },
        share => new Fault(FaultKind.Error) { Probability = share, HttpStatus = 503 },
        share => new Fault(FaultKind.Problem) { Probability = share },
        share => new Fault(FaultKind.TruncatedAnswer) { Probability = share },
        share => new Fault(FaultKind.EmptyAnswer) { Probability = share },
        share => new Fault(FaultKind.NonJsonAnswer) { Probability = share },
        share => new Fault(FaultKind.TooManyRequests) { Probability = share, RetryAfter = "0" },
        share => new Fault(FaultKind.TooManyRequests) { Probability = share, RetryAfter = "soon" },
        share => new Fault(FaultKind.DelayBefore) { Probability = share, MaximumDelay = TimeSpan.FromMilliseconds(200) },
        share => new Fault(FaultKind.DelayAfter) { Probability = share, MaximumDelay = TimeSpan.FromMilliseconds(200) },
        share => new Fault(FaultKind.CallbackFirst) { Probability = share * 4 },
        share => new Fault(FaultKind.CallbackTwice) { Probability = share * 4 },
        share => new Fault(FaultKind.CallbackReversed) { Probability = share * 4 },
        share => new Fault(FaultKind.CallbackMissing) { Probability = share * 4 },
        share => new Fault(FaultKind.CallbackDead) { Probability = share * 4 },
        share => new Fault(FaultKind.Undelivered) { Probability = share, Code = 63024 },
        share => new Fault(FaultKind.ListLag) { Probability = share * 5, Delay = TimeSpan.FromMilliseconds(50), MaximumDelay = TimeSpan.FromMilliseconds(300) },
        share => new Fault(FaultKind.ListPages) { Probability = share * 5 },
        share => new Fault(FaultKind.Error) { Probability = share, Operation = FaultOperation.ListMessages },
    ];

    public static FaultPlan Plan(int seed)
    {
        var random = new Random(seed);
        return new FaultPlan([.. Kinds.Where(_ => random.Next(3) > 0).Select(kind => kind(0.01 + (random.NextDouble() * 0.1)))]) { Seed = seed };
    }
}
