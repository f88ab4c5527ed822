using System.Collections;

namespace WaTemplates.Simulator.Messages;

/// <summary>The messages as a list that grows while it is read.</summary>
internal sealed class MessageLog(MessageStore store) : IReadOnlyList<SimulatedMessage>
{
    public int Count => store.Count;

    public SimulatedMessage this[int index] => store[index];

    public IEnumerator<SimulatedMessage> GetEnumerator()
    {
        for (int index = 0, count = store.Count; index < count; index++)
            yield return store[index];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
