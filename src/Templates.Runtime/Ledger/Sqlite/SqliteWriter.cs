using Microsoft.Data.Sqlite;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// The one thread that writes. It takes what waits and makes one transaction of it, so that a flush to disk is shared by
/// all who wait: the more load, the larger the batches. An operation that fails is taken back alone.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly SqliteFile file;
    private readonly TimeProvider time;
    private readonly long incarnation;
    private readonly WriteQueue queue = new();
    private readonly TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private SqliteSession? session;
    private bool isCheckpointDue;

    /// <param name="session">The opened connection, which is the writer's from now on.</param>
    public SqliteWriter(SqliteFile file, SqliteSession session, TimeProvider time, long incarnation)
    {
        this.file = file;
        this.session = session;
        this.time = time;
        this.incarnation = incarnation;
        new Thread(Work) { IsBackground = true, Name = "WaTemplates ledger" }.Start();
    }

    /// <summary>Whether something waits that goes before imports.</summary>
    public bool IsWaitedFor => queue.HasUrgent;

    /// <summary>Writes, from the moment it is called in the order of priority; the task completes when it is durable. Once begun it is carried out, whether or not the caller still waits.</summary>
    public async Task<T> WriteAsync<T>(WritePriority priority, Func<SqliteScope, T> work, bool isLarge, Action? taking, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var operation = new WriteOperation<T>(work, isToldInTurn: priority is WritePriority.Results) { IsLarge = isLarge, Taking = taking };
        await queue.PostAsync(operation, priority, cancellationToken).ConfigureAwait(false);
        return await operation.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what waits, then closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Complete();
        await stopped.Task.ConfigureAwait(false);
        queue.Dispose();
    }

    private void Work()
    {
        var batch = new List<WriteOperation>();
        while (true)
        {
            queue.AwaitClaim();
            queue.Take(batch);
            if (batch.Count > 0)
            {
                WriteAll(batch);
                batch.Clear();
            }
            else if (queue.IsFinished)
            {
                break;
            }
            else if (!queue.Wait(Idle) && isCheckpointDue)
            {
                Checkpoint();
            }
        }

        session?.Dispose();
        stopped.SetResult();
    }

    private void WriteAll(List<WriteOperation> batch)
    {
        isCheckpointDue = true;
        var trouble = Write(batch);
        if (trouble is null)
        {
            Tell(batch);
            return;
        }

        // The trouble may be one operation's own, or too much at once for a disk that is nearly full.
        var isShared = trouble is SqliteException { } error && SqliteErrors.IsOfAll(error);
        foreach (var operation in batch)
        {
            if (!isShared && batch.Count > 1)
            {
                trouble = Write([operation]);
            }

            if (trouble is null)
            {
                Tell([operation]);
            }
            else
            {
                operation.Fail(trouble is SqliteException sqlite ? SqliteErrors.Explain(sqlite, file.Path) : trouble);
            }
        }
    }

    private static void Tell(List<WriteOperation> batch)
    {
        WriteOperation[] inTurn = [.. batch.Where(operation => operation.IsToldInTurn)];
        if (inTurn.Length > 0)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static operations => Array.ForEach(operations, operation => operation.Complete()), inTurn, preferLocal: false);
        }

        foreach (var operation in batch)
        {
            if (!operation.IsToldInTurn)
            {
                operation.Complete();
            }
        }
    }

    // One transaction; returns what went wrong, with everything taken back then.
    private Exception? Write(IReadOnlyList<WriteOperation> operations)
    {
        try
        {
            session ??= file.OpenWriter();
            session.Begin();
            foreach (var operation in operations)
            {
                if (operation.Run(new SqliteScope(session, time.GetUtcNow().ToUnixTimeMilliseconds(), incarnation)) is { } error)
                {
                    TakeBack(error as SqliteException);
                    return error;
                }
            }

            session.Commit();
            return null;
        }
        catch (SqliteException error)
        {
            TakeBack(error);
            return error;
        }
    }

    private void TakeBack(SqliteException? error)
    {
        try
        {
            session?.Rollback();
        }
        catch (SqliteException)
        {
            // Closing takes back what a rollback could not.
            Close();
        }

        if (error is not null && SqliteErrors.IsOfConnection(error))
        {
            Close();
        }
    }

    private void Close()
    {
        session?.Dispose();
        session = null;
    }

    // Keeps the log beside the file small. It may fail as long as somebody reads; the next pause comes.
    private void Checkpoint()
    {
        try
        {
            session?["PRAGMA wal_checkpoint(TRUNCATE)"].Scalar();
            isCheckpointDue = false;
        }
        catch (SqliteException error)
        {
            TakeBack(error);
        }
    }
}
