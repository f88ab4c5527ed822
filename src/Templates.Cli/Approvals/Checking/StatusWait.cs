using WaTemplates.Cli.Approvals.Reports;

namespace WaTemplates.Cli.Approvals.Checking;

/// <summary>Asks again and again until no review is awaited, at growing intervals.</summary>
internal static class StatusWait
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <param name="check">Has asked once.</param>
    /// <param name="timeout">When to give up.</param>
    /// <param name="output">Told of what changes.</param>
    /// <param name="cancellationToken">Gives up at once.</param>
    public static async Task RunAsync(StatusCheck check, TimeSpan timeout, TextWriter output, CancellationToken cancellationToken)
    {
        var end = DateTimeOffset.UtcNow + timeout;
        var wait = First;
        var before = Waiting(check);
        if (before.Count > 0)
            output.WriteLine($"Waiting for {before.Count} of the reviews; most take minutes, some a day.");
        while (before.Count > 0 && DateTimeOffset.UtcNow < end)
        {
            var left = end - DateTimeOffset.UtcNow;
            await Task.Delay(left < wait ? left : wait, cancellationToken).ConfigureAwait(false);
            await check.RefreshWaitingAsync(cancellationToken).ConfigureAwait(false);
            var now = Waiting(check);
            foreach (var (id, _) in before.Where(text => !now.ContainsKey(text.Key)))
                output.WriteLine(TextReport.Plain($"{id}: {check.Results().First(text => text.Id == id).Record?.Status}"));
            wait = now.Count < before.Count ? First : wait * 1.5 < Longest ? wait * 1.5 : Longest;
            before = now;
        }
    }

    private static Dictionary<string, CheckedText> Waiting(StatusCheck check)
        => check.Results().Where(text => text is { IsWaiting: true, Text: not null }).ToDictionary(text => text.Id, StringComparer.Ordinal);
}
