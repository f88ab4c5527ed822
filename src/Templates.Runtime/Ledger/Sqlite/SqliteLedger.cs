using Microsoft.Data.Sqlite;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>
/// The ledger in one SQLite file, on a local disk. Several processes may open it; one of them sends. Back it up with
/// <c>VACUUM INTO</c>, never by copying the file.
/// </summary>
public sealed partial class SqliteLedger : ILedger
{
    private readonly SqliteFile file;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim gate = new(1);
    private Opened? opened;
    private bool isDisposed;

    /// <summary>Names the file, which is opened when it is first needed.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="time">The clock all rules go by.</param>
    public SqliteLedger(string path, TimeProvider time)
        : this(path, time, TimeSpan.FromSeconds(5))
    {
    }

    internal SqliteLedger(string path, TimeProvider time, TimeSpan busyTimeout)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (path.Contains(":memory:", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("A ledger in memory forgets every opt-out: give a file.", nameof(path));
        }

        this.time = time;
        file = new SqliteFile(Path.GetFullPath(path), busyTimeout);
    }

    /// <summary>Called after each statement of a migration, within its transaction.</summary>
    internal Action<int>? MigrationStep { get; init; }

    /// <summary>Tells the free bytes in place of the disk; for tests.</summary>
    internal Func<long?>? FreeSpace { get; init; }

    /// <summary>How many rows a claim looks at in each part of the queue.</summary>
    internal int MostLooks { get; init; } = 5_000;

    public async Task InitializeAsync(CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (opened is not null)
            {
                throw new InvalidOperationException("The ledger is open; it is initialised before.");
            }

            await Task.Run(Initialize, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task OpenAsync(bool asSender, CancellationToken cancellationToken = default)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (opened is not null)
            {
                throw new InvalidOperationException("The ledger is open already.");
            }

            Volatile.Write(ref opened, await Task.Run(() => Open(asSender), cancellationToken).ConfigureAwait(false));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Writes what waits, then closes and gives the sender's role back.</summary>
    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            isDisposed = true;
            if (opened is { } closing)
            {
                await closing.Writer.DisposeAsync().ConfigureAwait(false);
                await closing.Readers.DisposeAsync().ConfigureAwait(false);
                closing.Role?.Dispose();
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private void Initialize()
    {
        using var role = SenderLock.Take(file.Path, file.ReadHolder);
        file.Create();
        try
        {
            using var session = file.OpenWriter();
            SqliteMigrations.Apply(session, file.Path, MigrationStep);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Explain(error, file.Path);
        }
    }

    private Opened Open(bool asSender)
    {
        if (!File.Exists(file.Path))
        {
            throw new LedgerMissingException($"There is no ledger at {file.Path}. Check the path and the volume; a new one is made by an explicit initialisation only, since it knows no opt-out.");
        }

        var role = asSender ? SenderLock.Take(file.Path, file.ReadHolder) : null;
        SqliteSession? session = null;
        try
        {
            session = file.OpenWriter();
            SqliteMigrations.RequireLatest(session, file.Path);
            if (asSender)
            {
                MovedLedger.Check(session, file.Path);
            }

            var incarnation = asSender ? TakeRole(session) : 0;
            var result = new Opened(new SqliteWriter(file, session, time, incarnation), new SqliteReaders(file), new Claiming(MostLooks), role);
            (session, role) = (null, null);
            return result;
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Explain(error, file.Path);
        }
        finally
        {
            session?.Dispose();
            role?.Dispose();
        }
    }

    private long TakeRole(SqliteSession session)
    {
        session.Begin();
        var incarnation = SenderWrites.TakeRole(session, time.GetUtcNow().ToUnixTimeMilliseconds());
        session["INSERT INTO meta (name, value) VALUES ('holder', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value"]
            .Execute($"process {Environment.ProcessId} on {Environment.MachineName}");
        session.Commit();
        return incarnation;
    }

    private Opened Current()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return Volatile.Read(ref opened) ?? throw new InvalidOperationException("The ledger is not open.");
    }

    internal Task<T> WriteAsync<T>(WritePriority priority, Func<SqliteScope, T> work, CancellationToken cancellationToken, bool isLarge = false, Action? taking = null)
        => Current().Writer.WriteAsync(priority, work, isLarge, taking, cancellationToken);

    private Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken) => Current().Readers.ReadAsync(read, cancellationToken);

    private sealed record Opened(SqliteWriter Writer, SqliteReaders Readers, Claiming Claiming, SenderLock? Role);
}
