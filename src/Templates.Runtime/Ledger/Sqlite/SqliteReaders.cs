using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>A few read-only connections. Reads run on the pool's threads, since SQLite knows no waiting without a thread.</summary>
internal sealed class SqliteReaders(SqliteFile file) : IAsyncDisposable
{
    private const int Count = 4;
    private readonly SemaphoreSlim free = new(Count);
    private readonly ConcurrentBag<SqliteSession> idle = [];
    private volatile bool isDisposed;

    /// <summary>Reads from one moment of the ledger.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(isDisposed, typeof(SqliteLedger));
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, typeof(SqliteLedger));
            return await Task.Run(() => Read(read), cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Explain(error, file.Path);
        }
        finally
        {
            free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        for (var i = 0; i < Count; i++)
        {
            await free.WaitAsync().ConfigureAwait(false);
        }

        while (idle.TryTake(out var session))
        {
            session.Dispose();
        }

        free.Release(Count);
    }

    private T Read<T>(Func<SqliteSession, T> read)
    {
        var session = idle.TryTake(out var known) ? known : file.OpenReader();
        var isSound = false;
        try
        {
            session["BEGIN"].Execute();
            var result = read(session);
            session.Commit();
            isSound = true;
            return result;
        }
        finally
        {
            if (isSound)
            {
                idle.Add(session);
            }
            else
            {
                session.Dispose();
            }
        }
    }
}
