using System.Reflection;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>A ledger that fails or waits before an operation of the webhooks, and remembers their arguments.</summary>
internal class FaultyLedger : DispatchProxy
{
    private ILedger inner = null!;

    /// <summary>What happens before each operation.</summary>
    public Func<Task> Before { get; set; } = () => Task.CompletedTask;

    /// <summary>Whether an operation whose caller has given up is not begun.</summary>
    public bool HeedsCancellation { get; set; }

    public List<InboundMessage> Inbound { get; } = [];

    public List<DeliveryReport> Reports { get; } = [];

    public static (ILedger Ledger, FaultyLedger Faults) Around(ILedger inner)
    {
        var ledger = Create<ILedger, FaultyLedger>();
        var faults = (FaultyLedger)(object)ledger;
        faults.inner = inner;
        return (ledger, faults);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        switch (targetMethod!.Name)
        {
            case nameof(ILedger.RecordInboundAsync):
                lock (Inbound)
                    Inbound.Add((InboundMessage)args![0]!);
                return AfterAsync(() => inner.RecordInboundAsync((InboundMessage)args![0]!, (Func<InboundMessage, InboundContext, InboundDecision>)args[1]!, (CancellationToken)args[2]!), (CancellationToken)args[2]!);
            case nameof(ILedger.RecordReportsAsync):
                lock (Reports)
                    Reports.AddRange((IReadOnlyList<DeliveryReport>)args![0]!);
                return AfterAsync(() => inner.RecordReportsAsync((IReadOnlyList<DeliveryReport>)args![0]!, (CancellationToken)args[1]!), (CancellationToken)args[1]!);
            case nameof(ILedger.OptOutAsync):
                return AfterAsync(async () =>
                {
                    await inner.OptOutAsync((OptOut)args![0]!, (CancellationToken)args[1]!);
                    return true;
                }, (CancellationToken)args![1]!);
            default:
                return targetMethod.Invoke(inner, args);
        }
    }

    private async Task<T> AfterAsync<T>(Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        await Before();
        if (HeedsCancellation)
            cancellationToken.ThrowIfCancellationRequested();
        return await operation();
    }
}
