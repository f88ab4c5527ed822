using Npgsql;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

public sealed partial class PostgreSqlLedger
{
    /// <summary>Hears of what other processes have put up for sending, until cancelled.</summary>
    /// <exception cref="LedgerException">The connection was lost.</exception>
    internal async Task ListenAsync(Action wake, CancellationToken cancellationToken)
    {
        var source = server.ConnectToListen();
        await using (source.ConfigureAwait(false))
        {
            try
            {
                var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                await using (connection.ConfigureAwait(false))
                {
                    await ListenAsync(connection, wake, cancellationToken).ConfigureAwait(false);
                }
            }
            catch (NpgsqlException error)
            {
                throw PostgreSqlErrors.Explain(error, server);
            }
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection, Action wake, CancellationToken cancellationToken)
    {
        connection.Notification += (_, _) => wake();
        var command = new NpgsqlCommand("LISTEN " + PostgreSqlServer.Quote(WakeCall.ChannelOf(server.Schema)), connection);
        await using (command.ConfigureAwait(false))
        {
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }

        while (true)
        {
            await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
