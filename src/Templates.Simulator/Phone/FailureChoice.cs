using System.Globalization;
using WaTemplates.Simulator.Faults;
using WaTemplates.Simulator.Messages;

namespace WaTemplates.Simulator.Phone;

/// <summary>A failure a person can choose on the page.</summary>
internal sealed record FailureChoice(string Id, string Meaning, Fault Fault)
{
    public static IReadOnlyList<FailureChoice> All { get; } =
    [
        .. ErrorMeanings.All.Select(error => new FailureChoice(error.Key.ToString(CultureInfo.InvariantCulture), error.Value, new Fault(FaultKind.Undelivered) { Code = error.Key })),
        new("21211", "Refused at once: To is not valid", new Fault(FaultKind.Error) { HttpStatus = 400, Code = 21211 }),
        new("20429", "Refused at once: too many requests", new Fault(FaultKind.TooManyRequests) { RetryAfter = "1" }),
        new("20500", "Refused at once: internal error", new Fault(FaultKind.Error)),
        Spoiled(FaultKind.AcceptThenClose, "Accepted, but the connection closes without an answer"),
        Spoiled(FaultKind.AcceptThenError, "Accepted, but answered with an internal error"),
        Spoiled(FaultKind.CallbackMissing, "Delivered, but no status callback"),
        Spoiled(FaultKind.CallbackReversed, "Delivered, status callbacks in the wrong order"),
    ];

    private static FailureChoice Spoiled(FaultKind kind, string meaning) => new(FaultNames.NameOf(kind), meaning, new Fault(kind));
}
