namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>In which order the writer takes what waits.</summary>
internal enum WritePriority
{
    /// <summary>What people wrote, and their opt-outs.</summary>
    Receiving = 0,

    /// <summary>Results and reports: what is known must not be lost.</summary>
    Results = 1,

    /// <summary>Claims, permits, and single settings.</summary>
    Claims = 2,

    /// <summary>Many rows at a time.</summary>
    Imports = 3,
}

/// <summary>Something to write, and whoever waits for it.</summary>
internal abstract class WriteOperation
{
    /// <summary>Whether it may take as long as many others.</summary>
    public bool IsLarge { get; init; }

    /// <summary>Does the work; what went wrong is kept with it, not thrown.</summary>
    public abstract Exception? Run(SqliteScope scope);

    /// <summary>The transaction is durable: hands over what <see cref="Run"/> came to.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception error);
}

internal sealed class WriteOperation<T>(Func<SqliteScope, T> work) : WriteOperation
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? outcome;

    public Task<T> Task => completion.Task;

    public override Exception? Run(SqliteScope scope)
    {
        // A task keeps whatever the work throws for the one who waits: it may be the caller's own function.
        outcome = new Task<T>(() => work(scope));
        outcome.RunSynchronously(TaskScheduler.Default);
        return outcome.Exception?.InnerException;
    }

    public override void Complete() => completion.TrySetResult(outcome!.Result);

    public override void Fail(Exception error) => completion.TrySetException(error);
}
