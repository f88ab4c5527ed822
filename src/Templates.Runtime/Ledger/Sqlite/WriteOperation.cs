namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>In which order the writer takes what waits.</summary>
internal enum WritePriority
{
    /// <summary>What people wrote, and their opt-outs.</summary>
    Receiving = 0,

    /// <summary>What attempts came to.</summary>
    Results = 1,

    /// <summary>Delivery reports, and what is known of jobs.</summary>
    Reports = 2,

    /// <summary>Claims, permits, and single settings.</summary>
    Claims = 3,

    /// <summary>Many rows at a time.</summary>
    Imports = 4,
}

/// <summary>Something to write, and whoever waits for it.</summary>
internal abstract class WriteOperation
{
    /// <summary>Whether it may take as long as many others.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Called before the operations of its transaction are taken, those that go before it included.</summary>
    public Action? Taking { get; init; }

    /// <summary>Whether who waits does little then and is told in turn with others, by one work item for all of a transaction.</summary>
    public abstract bool IsToldInTurn { get; }

    /// <summary>Does the work; what went wrong is kept with it, not thrown.</summary>
    public abstract Exception? Run(SqliteScope scope);

    /// <summary>The transaction is durable: hands over what <see cref="Run"/> came to.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception error);
}

internal sealed class WriteOperation<T>(Func<SqliteScope, T> work, bool isToldInTurn) : WriteOperation
{
    private readonly TaskCompletionSource<T> completion = new(isToldInTurn ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? outcome;

    public override bool IsToldInTurn => isToldInTurn;

    public Task<T> Task => completion.Task;

    public override Exception? Run(SqliteScope scope)
    {
        // A task keeps whatever the work throws for the one who waits: it may be the caller's own function.
        outcome = new Task<T>(() => work(scope));
        outcome.RunSynchronously(TaskScheduler.Default);
        return outcome.Exception?.InnerException;
    }

    public override void Complete() => completion.TrySetResult(outcome!.Result);

    public override void Fail(Exception error)
    {
        // What waits for a failure is not always little; the writer does not do it.
        if (isToldInTurn)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static told => told.completion.TrySetException(told.error), (completion, error), preferLocal: false);
        }
        else
        {
            completion.TrySetException(error);
        }
    }
}
