using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Protocol;

namespace WaTemplates.Cli.LanguageServer.Findings;

/// <summary>
/// Decides when to judge: a moment after the last edit, so that a burst of keystrokes costs one round; and first when the
/// folders are scanned, since findings across files would come and go otherwise.
/// </summary>
internal sealed class Rounds : IDisposable
{
    // A folder that takes longer than this, the root of a disk say, must not keep findings from appearing.
    private static readonly TimeSpan LongestScan = TimeSpan.FromSeconds(3);
    private readonly Inbox inbox;
    private readonly Judgement judgement;
    private readonly Publisher publisher;
    private readonly Timer debounce;
    private readonly Timer patience;
    private readonly HashSet<string> touched = new(DocumentUri.PathComparer);
    private bool isDue;
    private bool isScanning;
    private bool isScanWanted;
    private bool isScanLate;
    private long generation;

    public Rounds(Inbox inbox, Judgement judgement, Publisher publisher)
    {
        this.inbox = inbox;
        this.judgement = judgement;
        this.publisher = publisher;
        debounce = new Timer(_ => inbox.Post(RunIfDue));
        patience = new Timer(_ => inbox.Post(StopWaiting));
    }

    /// <summary>Quiet time after an edit; zero judges as soon as no further edit waits.</summary>
    public TimeSpan Quiet { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Judges when it has been quiet.</summary>
    public void Soon()
    {
        isDue = true;
        if (Quiet > TimeSpan.Zero)
        {
            debounce.Change(Quiet, Timeout.InfiniteTimeSpan);
            return;
        }

        var own = ++generation;
        inbox.Post(() =>
        {
            if (own == generation)
                RunIfDue();
        });
    }

    /// <summary>Judges now if an edit was not judged yet: what is asked next concerns the text as it is.</summary>
    public void Now()
    {
        if (isDue)
            Run();
    }

    /// <summary>Reads the folders anew in the background, then judges.</summary>
    /// <param name="changed">Files that may have changed although size and time have not.</param>
    public void Scan(IEnumerable<string> changed)
    {
        touched.UnionWith(changed);
        if (isScanning)
        {
            isScanWanted = true;
            return;
        }

        isScanning = true;
        isScanWanted = false;
        patience.Change(LongestScan, Timeout.InfiniteTimeSpan);
        var roots = judgement.Folders.Select(folder => (folder, folder.Kept)).ToArray();
        var settings = judgement.CurrentSettings();
        var fresh = touched.ToHashSet(DocumentUri.PathComparer);
        touched.Clear();
        // A fault must end the scan for whoever waits for it; the inbox reports it.
        _ = Task.Run(() => roots.Select(root => (root.folder, Kept: TemplateFolder.Scan(root.folder.Root, root.Kept, fresh, settings))).ToArray())
            .ContinueWith(scan => inbox.Post(() => Scanned(scan)), TaskScheduler.Default);
    }

    public void Dispose()
    {
        debounce.Dispose();
        patience.Dispose();
    }

    private void Scanned(Task<(TemplateFolder Folder, Dictionary<string, Analysis.KeptResult> Kept)[]> scan)
    {
        isScanning = false;
        isScanLate = false;
        patience.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (isScanWanted)
            Scan([]);
        isDue = true;
        try
        {
            foreach (var (folder, kept) in scan.GetAwaiter().GetResult())
                folder.Kept = kept;
        }
        finally
        {
            RunIfDue();
        }
    }

    private void StopWaiting()
    {
        isScanLate = isScanning;
        RunIfDue();
    }

    private void RunIfDue()
    {
        // The next edit schedules the round that will count.
        if (isDue && !inbox.HasEdits && (!isScanning || isScanLate || judgement.Folders.All(folder => folder.Kept is not null)))
            Run();
    }

    private void Run()
    {
        isDue = false;
        publisher.Publish(judgement.Run());
    }
}
