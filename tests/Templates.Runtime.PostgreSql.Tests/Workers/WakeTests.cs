namespace WaTemplates.Runtime.PostgreSql.Tests.Workers;

/// <summary>Calls between workers.</summary>
public sealed class WakeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AListThatIsStarted_AndASenderThatIsResumed_WakeTheOthers()
    {
        await using var workers = await TwoWorkers.StartAsync();
        using var calls = new SemaphoreSlim(0);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var listening = workers.Second.ListenAsync(() => calls.Release(), ending.Token);
        await workers.First.SetSenderPauseAsync(TwoWorkers.Sender, "by hand", until: null, Stop);

        // Listening takes a moment to begin.
        var isHeard = false;
        for (var tries = 0; tries < 50 && !isHeard; tries++)
        {
            await workers.First.SetSenderPauseAsync(TwoWorkers.Sender, reason: null, until: null, Stop);
            await workers.First.SetSenderPauseAsync(TwoWorkers.Sender, "by hand", until: null, Stop);
            isHeard = await calls.WaitAsync(200, Stop);
        }

        Assert.True(isHeard);
        while (calls.Wait(0, Stop))
        {
            // Calls of the tries before.
        }

        await workers.StartListAsync("list", 1);
        Assert.True(await calls.WaitAsync(5000, Stop));
        await ending.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }
}
