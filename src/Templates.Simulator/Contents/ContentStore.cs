namespace WaTemplates.Simulator.Contents;

/// <summary>The account's contents.</summary>
internal sealed class ContentStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, SimulatedContent> bySid = new(StringComparer.Ordinal);
    private readonly List<SimulatedContent> inOrder = [];

    public IReadOnlyList<SimulatedContent> NewestFirst
    {
        get
        {
            lock (gate)
                return [.. inOrder.AsEnumerable().Reverse()];
        }
    }

    /// <returns>False when the SID is taken.</returns>
    public bool TryAdd(SimulatedContent content)
    {
        lock (gate)
        {
            if (!bySid.TryAdd(content.Sid, content))
                return false;
            inOrder.Add(content);
            return true;
        }
    }

    public SimulatedContent? Find(string sid)
    {
        lock (gate)
            return bySid.GetValueOrDefault(sid);
    }

    public bool Remove(SimulatedContent content)
    {
        lock (gate)
            return bySid.Remove(content.Sid) && inOrder.Remove(content);
    }
}
