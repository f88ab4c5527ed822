using System.Diagnostics;
using Npgsql;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>
/// Runs operations, each in a transaction of its own, and again where that failed for a reason that passes: a deadlock,
/// somebody who was first, a lost connection, a server that restarts.
/// </summary>
internal sealed class Transactions(NpgsqlDataSource source, PostgreSqlServer server, NameCache names, TimeProvider time, long owner)
{
    /// <summary>For how long to repeat: below what a webhook has time for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>How often at least where somebody else was first, however long the operation itself takes.</summary>
    private const int LeastRepeats = 3;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Writes; the task completes when it is durable. Once begun it is carried out, whether or not the caller still waits.</summary>
    /// <param name="isRepeatable">Whether it does no harm twice, so that it is repeated where a commit's answer was lost.</param>
    public Task<T> WriteAsync<T>(Func<PostgreSqlScope, Task<T>> work, CancellationToken cancellationToken, bool isRepeatable = true)
        => RunAsync(attempt => InTransactionAsync(work, attempt), isRepeatable, cancellationToken);

    /// <summary>Reads by single statements.</summary>
    public Task<T> ReadAsync<T>(Func<PostgreSqlScope, Task<T>> read, CancellationToken cancellationToken) => RunAsync(async _ =>
    {
        var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await read(Scope(connection)).ConfigureAwait(false);
        }
    }, isRepeatable: true, cancellationToken);

    private async Task<T> InTransactionAsync<T>(Func<PostgreSqlScope, Task<T>> work, Attempt attempt)
    {
        var connection = await source.OpenConnectionAsync().ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync().ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var result = await work(Scope(connection)).ConfigureAwait(false);
                attempt.IsCommitting = true;
                await transaction.CommitAsync().ConfigureAwait(false);
                return result;
            }
        }
    }

    private Task<T> RunAsync<T>(Func<Attempt, Task<T>> run, bool isRepeatable, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return RepeatAsync(run, isRepeatable).WaitAsync(cancellationToken);
    }

    private async Task<T> RepeatAsync<T>(Func<Attempt, Task<T>> run, bool isRepeatable)
    {
        var started = Stopwatch.GetTimestamp();
        var repeats = 0;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var attempt = new Attempt();
            try
            {
                return await run(attempt).ConfigureAwait(false);
            }
            catch (NpgsqlException error) when (PostgreSqlErrors.IsPassing(error)
                && (Stopwatch.GetElapsedTime(started) < Patience || (PostgreSqlErrors.IsOfOthers(error) && repeats < LeastRepeats))
                && (isRepeatable || !attempt.IsCommitting || !PostgreSqlErrors.IsOfConnection(error)))
            {
                repeats++;
                await Task.Delay(pause * (0.5 + Random.Shared.NextDouble())).ConfigureAwait(false);
            }
            catch (NpgsqlException error)
            {
                throw PostgreSqlErrors.Explain(error, server);
            }
        }
    }

    private PostgreSqlScope Scope(NpgsqlConnection connection) => new(connection, names, time.GetUtcNow().ToUnixTimeMilliseconds(), owner);

    private sealed class Attempt
    {
        public bool IsCommitting { get; set; }
    }
}
