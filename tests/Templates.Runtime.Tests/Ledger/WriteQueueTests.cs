using WaTemplates.Runtime.Ledger.Sqlite;

namespace WaTemplates.Runtime.Tests.Ledger;

/// <summary>What a transaction is put together from: a claim counts on the results of the places it asks for.</summary>
public sealed class WriteQueueTests : IDisposable
{
    private readonly WriteQueue queue = new();
    private readonly List<WriteOperation> batch = [];

    [Fact]
    public async Task AResultHandedOverBeforeAClaimAsksForRoom_IsInItsTransaction()
    {
        var result = Operation();
        var claim = Operation(taking: () => Assert.True(queue.PostAsync(result, WritePriority.Results, CancellationToken.None).IsCompletedSuccessfully));
        await queue.PostAsync(claim, WritePriority.Claims, TestContext.Current.CancellationToken);
        queue.Take(batch);
        Assert.Equal([result, claim], batch);
    }

    [Fact]
    public async Task AllResultsAreTaken_WhateverElseFillsTheTransaction()
    {
        var results = Enumerable.Range(0, 256).Select(_ => Operation()).ToArray();
        for (var i = 0; i < 700; i++)
            await queue.PostAsync(Operation(), WritePriority.Receiving, TestContext.Current.CancellationToken);
        foreach (var result in results)
            await queue.PostAsync(result, WritePriority.Results, TestContext.Current.CancellationToken);
        var claim = Operation();
        await queue.PostAsync(claim, WritePriority.Claims, TestContext.Current.CancellationToken);
        queue.Take(batch);
        Assert.Equal([.. results, claim], batch[512..]);
    }

    [Fact]
    public async Task AnOperationIsAskedOnce()
    {
        var asked = 0;
        await queue.PostAsync(Operation(taking: () => asked++), WritePriority.Claims, TestContext.Current.CancellationToken);
        queue.Take(batch);
        queue.Take(batch);
        Assert.Equal((1, 1), (asked, batch.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ResultsWaitForTheClaimThatFollowsThem_NotForOthers(bool isClosed)
    {
        using var patient = new WriteQueue(claimPatience: TimeSpan.FromMinutes(5));
        var results = new[] { Operation(), Operation() };
        var claim = Operation();
        await patient.PostAsync(results[0], WritePriority.Results, TestContext.Current.CancellationToken);
        var waiting = Task.Factory.StartNew(patient.AwaitClaim, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        await patient.PostAsync(results[1], WritePriority.Results, TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);
        if (isClosed)
            patient.Complete();
        else
            await patient.PostAsync(claim, WritePriority.Claims, TestContext.Current.CancellationToken);
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        patient.Take(batch);
        Assert.Equal(isClosed ? results : [.. results, claim], batch);
    }

    [Fact]
    public async Task ResultsThatNoClaimFollows_AreWritten()
    {
        var result = Operation();
        await queue.PostAsync(result, WritePriority.Results, TestContext.Current.CancellationToken);
        queue.AwaitClaim();
        queue.Take(batch);
        Assert.Equal([result], batch);
    }

    public void Dispose() => queue.Dispose();

    private static WriteOperation<int> Operation(Action? taking = null) => new(_ => 0, isToldInTurn: false) { Taking = taking };
}
