using WaTemplates.Simulator;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>Everything that goes wrong between a sender and Twilio, each now and then. Lists lag less than the settle time of 2 s.</summary>
internal static class CrashFaults
{
    public static FaultPlan Plan(long seed) => new(
        new Fault(FaultKind.DelayBefore) { Delay = TimeSpan.FromMilliseconds(1), MaximumDelay = TimeSpan.FromMilliseconds(30) },
        new Fault(FaultKind.DelayAfter) { Delay = TimeSpan.FromMilliseconds(1), MaximumDelay = TimeSpan.FromMilliseconds(30), Probability = 0.5 },
        new Fault(FaultKind.AcceptThenClose) { Probability = 0.006 },
        new Fault(FaultKind.CloseBeforeAccept) { Probability = 0.006 },
        new Fault(FaultKind.AcceptThenError) { Probability = 0.004 },
        new Fault(FaultKind.Error) { Probability = 0.004 },
        new Fault(FaultKind.Problem) { Probability = 0.002, HttpStatus = 503 },
        new Fault(FaultKind.TruncatedAnswer) { Probability = 0.004 },
        new Fault(FaultKind.EmptyAnswer) { Probability = 0.002 },
        new Fault(FaultKind.NonJsonAnswer) { Probability = 0.002 },
        new Fault(FaultKind.TooManyRequests) { Probability = 0.001, RetryAfter = "soon" },
        new Fault(FaultKind.CallbackFirst) { Probability = 0.1 },
        new Fault(FaultKind.CallbackTwice) { Probability = 0.05 },
        new Fault(FaultKind.CallbackReversed) { Probability = 0.05 },
        new Fault(FaultKind.CallbackMissing) { Probability = 0.2 },
        new Fault(FaultKind.ListLag) { Probability = 0.5, Delay = TimeSpan.FromMilliseconds(100), MaximumDelay = TimeSpan.FromMilliseconds(900) },
        new Fault(FaultKind.ListPages) { Probability = 0.2, PageSize = 1 },
        new Fault(FaultKind.Error) { Operation = FaultOperation.ListMessages, Probability = 0.02 })
    { Seed = seed };
}
