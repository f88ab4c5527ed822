using System.Buffers;
using WaTemplates.Simulator.Journal;

namespace WaTemplates.Simulator;

/// <summary>
/// All that happened, in order. Entries are only ever added. With a file, every entry is one line of JSON that has reached the
/// operating system before the request it belongs to is answered, so the file outlives a client or simulator that is killed.
/// </summary>
public sealed class SimulatorJournal : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<JournalEntry> entries = new();
    private readonly ArrayBufferWriter<byte> line = new(512);
    private readonly TimeProvider clock;
    private readonly int kept;
    private readonly FileStream? file;
    private long sequence;

    internal SimulatorJournal(string? path, int kept, TimeProvider clock)
    {
        this.clock = clock;
        this.kept = kept;
        if (path is not null)
            file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }

    /// <summary>Number of entries written so far, also of those no longer kept in memory.</summary>
    public long Count
    {
        get
        {
            lock (gate)
                return sequence;
        }
    }

    /// <summary>The entries so far; with <see cref="SimulatorOptions.KeptJournalEntries"/> the last ones.</summary>
    public IReadOnlyList<JournalEntry> Snapshot()
    {
        lock (gate)
            return [.. entries];
    }

    /// <summary>The entries of a kind so far.</summary>
    public IReadOnlyList<JournalEntry> Snapshot(JournalKind kind)
    {
        lock (gate)
            return [.. entries.Where(entry => entry.Kind == kind)];
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (gate)
            file?.Dispose();
    }

    internal void Add(JournalEntry entry)
    {
        lock (gate)
        {
            entry.Sequence = ++sequence;
            entry.Time = clock.GetUtcNow();
            entries.Enqueue(entry);
            if (entries.Count > kept)
                entries.Dequeue();
            if (file is not { CanWrite: true })
                return;
            line.ResetWrittenCount();
            JournalLine.Write(line, entry);
            file.Write(line.WrittenSpan);
        }
    }
}
