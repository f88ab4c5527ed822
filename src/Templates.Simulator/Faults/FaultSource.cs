namespace WaTemplates.Simulator.Faults;

/// <summary>The plan in force with its counts, and in front of it what a person chose on the phone page.</summary>
internal sealed class FaultSource(ulong seed)
{
    private volatile Counted counted = new(FaultPlan.None, []);
    private volatile FaultCounter? chosen;

    public FaultPlan Plan
    {
        get => counted.Plan;
        set => counted = new Counted(value, [.. value.Faults.Select((fault, index) => new FaultCounter(fault, (ulong?)value.Seed ?? seed, index))]);
    }

    /// <summary>The failure chosen on the phone page.</summary>
    public Fault? Chosen
    {
        get => chosen?.Fault;
        set
        {
            chosen = value is null ? null : new FaultCounter(value, seed, 0);
            ChosenChanged?.Invoke();
        }
    }

    public Action? ChosenChanged { get; set; }

    public FaultDecision Decide(FaultOperation operation, string? to, string? contentSid)
    {
        var counters = counted.Counters;
        if (counters.Length == 0 && chosen is null)
            return FaultDecision.Nothing;
        FaultDecision? decision = null;
        if (chosen is { } first && Add(first, operation, to, contentSid, ref decision) && first.Fault.Count is 1)
            Chosen = null;
        foreach (var counter in counters)
            Add(counter, operation, to, contentSid, ref decision);
        return decision ?? FaultDecision.Nothing;
    }

    private static bool Add(FaultCounter counter, FaultOperation operation, string? to, string? contentSid, ref FaultDecision? decision)
    {
        if (!counter.Strikes(operation, to, contentSid, out var delay))
            return false;
        (decision ??= new FaultDecision()).Add(counter.Fault, delay);
        return true;
    }

    private sealed record Counted(FaultPlan Plan, FaultCounter[] Counters);
}
