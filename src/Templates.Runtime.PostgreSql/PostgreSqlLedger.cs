using System.Buffers.Binary;
using System.Security.Cryptography;
using Npgsql;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>
/// The ledger in a PostgreSQL database, 15 or later, that any number of processes send from. A claimed message is its
/// process's for the time of a lease; what is not finished by then is of unknown fate.
/// </summary>
public sealed partial class PostgreSqlLedger : ILedger
{
    private readonly PostgreSqlServer server;
    private readonly TimeProvider time;
    private readonly SemaphoreSlim gate = new(1);
    private Opened? opened;
    private bool isDisposed;

    /// <summary>A ledger that is not open yet.</summary>
    /// <param name="connectionString">As Npgsql takes it: <c>Host=…;Database=…;Username=…;Password=…</c>.</param>
    /// <param name="time">The clock that rules go by; leases go by the database's, and with the system's clock so do rates.</param>
    /// <exception cref="LedgerException">It is no connection string.</exception>
    public PostgreSqlLedger(string connectionString, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        this.time = time;
        server = new PostgreSqlServer(connectionString);
    }

    /// <summary>Called after each statement of a migration, within its transaction.</summary>
    internal Action<int>? MigrationStep { get; init; }

    /// <summary>How long a claimed message is its process's. Longer than the deadline for a request to begin (45 s) and the time-out of a request (40 s) together.</summary>
    internal TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a claim relies on where the last one ended before it looks at the whole queue again.</summary>
    internal TimeSpan WholeLookEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many rows a claim looks at before it leaves the rest to the next.</summary>
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

            await PostgreSqlCreation.RunAsync(server, MigrationStep).ConfigureAwait(false);
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

            Volatile.Write(ref opened, await OpenAsync(asSender).ConfigureAwait(false));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Closes the connections once they are free.</summary>
    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            isDisposed = true;
            if (opened is { } closing)
            {
                await closing.Source.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Opened> OpenAsync(bool asSender)
    {
        var owner = asSender ? NewOwner() : 0;
        var source = server.Connect();
        var isOpened = false;
        try
        {
            var transactions = new Transactions(source, server, new NameCache(), time, owner);
            await transactions.ReadAsync(CheckVersionAsync, CancellationToken.None).ConfigureAwait(false);
            if (asSender)
            {
                await transactions.WriteAsync(SenderWrites.EndLeasesAsync, CancellationToken.None).ConfigureAwait(false);
            }

            isOpened = true;
            var acceptances = new ResultGroups(results => transactions.WriteAsync(scope => ResultWrites.RecordAsync(scope, results), CancellationToken.None));
            return new Opened(source, transactions, new Claiming(Lease, WholeLookEvery, MostLooks), acceptances);
        }
        catch (LedgerException error) when (error.InnerException is PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName })
        {
            throw new LedgerMissingException($"There is no database {server.Name}. Check the connection string; a new ledger is made by an explicit initialisation only, since it knows no opt-out.");
        }
        finally
        {
            if (!isOpened)
            {
                await source.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task<int> CheckVersionAsync(PostgreSqlScope scope)
    {
        var version = await PostgreSqlMigrations.VersionOfAsync(scope, server).ConfigureAwait(false);
        if (version == 0)
        {
            throw new LedgerMissingException($"There is no ledger in the schema {server.Schema} of {server.Name}. Check the connection string; a new one is made by an explicit initialisation only, since it knows no opt-out.");
        }

        return version == PostgreSqlMigrations.Latest ? version
            : throw new LedgerException($"The ledger {server.Name} is of an earlier version. Back it up, then initialise it: that brings it up to this one.");
    }

    // Random: a counter in the database would give a number twice after a backup was restored.
    private static long NewOwner() => BinaryPrimitives.ReadInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(long))) & long.MaxValue;

    private Opened Current()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        return Volatile.Read(ref opened) ?? throw new InvalidOperationException("The ledger is not open.");
    }

    private Task<T> WriteAsync<T>(Func<PostgreSqlScope, Task<T>> work, CancellationToken cancellationToken, bool isRepeatable = true)
        => Current().Transactions.WriteAsync(work, cancellationToken, isRepeatable);

    private Task<T> ReadAsync<T>(Func<PostgreSqlScope, Task<T>> read, CancellationToken cancellationToken) => Current().Transactions.ReadAsync(read, cancellationToken);

    private sealed record Opened(NpgsqlDataSource Source, Transactions Transactions, Claiming Claiming, ResultGroups Acceptances);
}
