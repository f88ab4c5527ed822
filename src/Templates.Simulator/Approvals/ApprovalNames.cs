namespace WaTemplates.Simulator.Approvals;

/// <summary>Names in use, one for each language, and names that are blocked for 30 days after a refusal or deletion.</summary>
internal sealed class ApprovalNames(TimeProvider clock)
{
    private static readonly TimeSpan Block = TimeSpan.FromDays(30);

    private readonly Lock gate = new();
    private readonly Dictionary<(string Name, string Language), DateTimeOffset> freeFrom = [];

    /// <summary>Takes the name, or says why it cannot be had.</summary>
    public string? TryTake(string name, string language)
    {
        lock (gate)
        {
            if (freeFrom.TryGetValue((name, language), out var free) && free > clock.GetUtcNow())
                return free == DateTimeOffset.MaxValue ? $"The name \"{name}\" is in use for the language {language}." : $"The name \"{name}\" is blocked for the language {language} for 30 days.";
            freeFrom[(name, language)] = DateTimeOffset.MaxValue;
            return null;
        }
    }

    public void BlockAfterEnd(string name, string language)
    {
        lock (gate)
            freeFrom[(name, language)] = clock.GetUtcNow() + Block;
    }
}
