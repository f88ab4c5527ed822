using Npgsql;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>How many rows of a table were copied.</summary>
internal sealed record CopiedTable(string Name, long Rows);

/// <summary>
/// Copies a whole SQLite ledger into an empty schema of PostgreSQL: all or nothing, with its numbers and its secret, so that
/// keys, opt-outs, open questions and late reports count as before.
/// </summary>
/// <param name="file">The SQLite ledger; sends no more afterwards.</param>
/// <param name="connectionString">As Npgsql takes it.</param>
/// <param name="time">The clock.</param>
internal sealed class LedgerCopy(string file, string connectionString, TimeProvider time)
{
    private readonly PostgreSqlServer server = new(connectionString);
    private long total = 1;
    private long copied;

    /// <summary>How far it is, 0 to 1.</summary>
    public double Progress => Math.Min(1, (double)Volatile.Read(ref copied) / Math.Max(1, Volatile.Read(ref total)));

    /// <summary>The target for people, without user and password.</summary>
    public string Target => $"the schema {server.Schema} of {server.Name}";

    /// <returns>The tables with their rows, counted on both sides.</returns>
    /// <exception cref="LedgerException">Either side cannot be used, or broke off; nothing was copied then.</exception>
    public async Task<IReadOnlyList<CopiedTable>> RunAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return await CopyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (NpgsqlException error)
        {
            throw PostgreSqlErrors.Explain(error, server);
        }
    }

    private async Task<IReadOnlyList<CopiedTable>> CopyAsync(CancellationToken cancellationToken)
    {
        using var source = CopySource.Open(file, time.GetUtcNow().ToUnixTimeMilliseconds());
        var target = await CopyTarget.OpenAsync(server).ConfigureAwait(false);
        await using (target.ConfigureAwait(false))
        {
            await target.CreateAsync(source.Secret).ConfigureAwait(false);
            CopiedTable[] tables = [.. source.Tables.Select(table => new CopiedTable(table, source.Count(table)))];
            Volatile.Write(ref total, tables.Sum(table => table.Rows));
            if ((await target.TablesAsync().ConfigureAwait(false)).Except(tables.Select(table => table.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            {
                throw new InvalidOperationException($"SQLite has no table {unknown} to copy.");
            }

            foreach (var table in tables)
            {
                var columns = CopyColumn.Match(table.Name, await target.ColumnsOfAsync(table.Name).ConfigureAwait(false), source.ColumnsOf(table.Name));
                await Task.Run(() => CopyRows(source, target, table.Name, columns, cancellationToken), cancellationToken).ConfigureAwait(false);
                var arrived = await target.CountAsync(table.Name).ConfigureAwait(false);
                if (arrived != table.Rows)
                {
                    throw new LedgerException($"Of {table.Rows} rows of the table {table.Name} {arrived} arrived, so nothing was copied. Please report this.");
                }
            }

            await target.CompleteAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await target.CommitAsync().ConfigureAwait(false);
            source.LeaveFor(Target);
            return tables;
        }
    }

    private void CopyRows(CopySource source, CopyTarget target, string table, CopyColumn[] columns, CancellationToken cancellationToken)
    {
        using var importer = target.Import(table, columns);
        source.Read(table, [.. columns.Select(column => column.Source)], row =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            importer.StartRow();
            for (var place = 0; place < columns.Length; place++)
            {
                columns[place].Write(importer, row[place]);
            }

            Volatile.Write(ref copied, copied + 1);
        });
        importer.Complete();
    }
}
