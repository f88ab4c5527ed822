using System.Globalization;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Crash;

/// <summary>
/// Asks for messages, batch after batch, so that there is always something to send. A batch is complete when the next is
/// begun; the one that a kill may have cut through is asked for again, by the same keys.
/// </summary>
internal sealed class Feed(ITemplateSender sender, ILedger ledger, CrashSettings settings)
{
    private const int BatchSize = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (true)
            {
                try
                {
                    await AskAsync(stopping);
                    return;
                }
                catch (LedgerException)
                {
                    // A server that restarts. What was asked for is found again.
                    await Task.Delay(Pause, stopping);
                }
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    private async Task AskAsync(CancellationToken stopping)
    {
        var batch = 0;
        while (await IsBegunAsync(batch + 1, stopping))
            batch++;
        if (batch < settings.Batches || await IsBegunAsync(batch, stopping))
            await AskAsync(batch, stopping);
        while (++batch < settings.Batches)
        {
            await AskAsync(batch, stopping);
            while ((await ledger.CountSendsAsync(stopping)).GetValueOrDefault(SendState.Queued) > BatchSize)
                await Task.Delay(Pause, stopping);
        }
    }

    private async Task<bool> IsBegunAsync(int batch, CancellationToken stopping)
        => (await Task.WhenAll(Enumerable.Range(batch * BatchSize, BatchSize).Select(number => ledger.FindSendAsync("message:" + Key(number), stopping)))).Any(row => row is not null);

    private Task AskAsync(int batch, CancellationToken stopping)
        => Task.WhenAll(Enumerable.Range(batch * BatchSize, BatchSize).Select(number => sender.SendAsync(Message(number), Recipient(number), stopping)));

    // The name tells the simulator's messages apart.
    private static TemplateMessage Message(int number)
        => new("invitation", "en", "users", new Dictionary<string, string>(StringComparer.Ordinal) { ["FirstName"] = Key(number), ["SurveyURL"] = "https://feedback.example.com/s/1" }) { Key = Key(number) };

    // Every fourth message goes to the person of the one before it.
    private static string Recipient(int number)
        => string.Create(CultureInfo.InvariantCulture, $"+49151{10_000_000 + (number % 4 == 3 ? number - 1 : number)}");

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"m{number}");
}
