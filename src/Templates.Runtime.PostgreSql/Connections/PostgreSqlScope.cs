using Npgsql;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>What an operation works in: a connection, mostly within a transaction, and one time for all of it.</summary>
/// <param name="Connection">The connection, this operation's alone.</param>
/// <param name="Names">What senders and contents are numbered.</param>
/// <param name="Now">Unix milliseconds by the ledger's clock; leases go by the database's.</param>
/// <param name="Owner">Who claims here, or 0 where the ledger was opened without the sender's role.</param>
internal sealed record PostgreSqlScope(NpgsqlConnection Connection, NameCache Names, long Now, long Owner)
{
    /// <summary>What <see cref="Names"/> were made in this transaction, which may be taken back.</summary>
    public HashSet<object> OwnNames { get; } = [];

    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Now);

    /// <summary>Then, or now where that is not known or still to come.</summary>
    public long Earlier(DateTimeOffset? at) => Math.Min(Now, at?.ToUnixTimeMilliseconds() ?? Now);

    public static long Of(TimeSpan span) => (long)span.TotalMilliseconds;

    /// <summary>Runs a statement; how many rows it changed. Its parameters are <c>$1</c>, <c>$2</c>, … in order.</summary>
    public async Task<int> ExecuteAsync(string sql, params SqlValue[] values)
    {
        var command = Command(sql, values);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The first column of the first row, or null where there is none.</summary>
    public async Task<object?> ScalarAsync(string sql, params SqlValue[] values)
    {
        var command = Command(sql, values);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync().ConfigureAwait(false) is { } value and not DBNull ? value : null;
        }
    }

    public async Task<List<T>> ListAsync<T>(string sql, Func<NpgsqlDataReader, T> read, params SqlValue[] values)
    {
        var list = new List<T>();
        var command = Command(sql, values);
        await using (command.ConfigureAwait(false))
        {
            var rows = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    list.Add(read(rows));
                }
            }
        }

        return list;
    }

    /// <summary>Adds rows by COPY.</summary>
    /// <param name="copy"><c>COPY … FROM STDIN (FORMAT BINARY)</c>.</param>
    /// <param name="rows">What to add; nothing is asked of the server where there is none.</param>
    /// <param name="write">Writes a row's columns, each of exactly its column's type.</param>
    public async Task CopyAsync<T>(string copy, IEnumerable<T> rows, Func<NpgsqlBinaryImporter, T, Task> write)
    {
        using var row = rows.GetEnumerator();
        if (!row.MoveNext())
        {
            return;
        }

        var importer = await Connection.BeginBinaryImportAsync(copy).ConfigureAwait(false);
        await using (importer.ConfigureAwait(false))
        {
            do
            {
                await importer.StartRowAsync().ConfigureAwait(false);
                await write(importer, row.Current).ConfigureAwait(false);
            }
            while (row.MoveNext());
            await importer.CompleteAsync().ConfigureAwait(false);
        }
    }

    // Not cancelled half-way: what was begun is brought to its end, whether or not the caller still waits.
    private NpgsqlCommand Command(string sql, SqlValue[] values)
    {
        var command = new NpgsqlCommand(sql, Connection);
        foreach (var value in values)
        {
            command.Parameters.Add(value.ToParameter());
        }

        return command;
    }
}
