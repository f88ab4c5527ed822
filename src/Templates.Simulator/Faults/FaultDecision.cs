namespace WaTemplates.Simulator.Faults;

/// <summary>What goes wrong with one operation.</summary>
internal sealed class FaultDecision
{
    public static FaultDecision Nothing { get; } = new();

    /// <summary>How the answer goes wrong; the first that strikes wins.</summary>
    public Fault? Answer { get; private set; }

    /// <summary>How the message fails later; the first that strikes wins.</summary>
    public Fault? Undelivered { get; private set; }

    public TimeSpan DelayBefore { get; private set; }

    public TimeSpan DelayAfter { get; private set; }

    public TimeSpan ListLag { get; private set; }

    public int? PageSize { get; private set; }

    public bool CallbackFirst { get; private set; }

    public bool CallbackTwice { get; private set; }

    public bool CallbackReversed { get; private set; }

    public bool CallbackMissing { get; private set; }

    public bool CallbackDead { get; private set; }

    public bool PauseTemplate { get; private set; }

    public void Add(Fault fault, TimeSpan delay)
    {
        switch (fault.Kind)
        {
            case FaultKind.DelayBefore: DelayBefore += delay; break;
            case FaultKind.DelayAfter: DelayAfter += delay; break;
            case FaultKind.ListLag: ListLag = delay > ListLag ? delay : ListLag; break;
            case FaultKind.ListPages: PageSize = fault.PageSize; break;
            case FaultKind.CallbackFirst: CallbackFirst = true; break;
            case FaultKind.CallbackTwice: CallbackTwice = true; break;
            case FaultKind.CallbackReversed: CallbackReversed = true; break;
            case FaultKind.CallbackMissing: CallbackMissing = true; break;
            case FaultKind.CallbackDead: CallbackDead = true; break;
            case FaultKind.PauseTemplate: PauseTemplate = true; break;
            case FaultKind.Undelivered: Undelivered ??= fault; break;
            default: Answer ??= fault; break;
        }
    }
}
