using Npgsql;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>A list sending's gate, as it stands in the database for one claim. One that has a budget or a rate is locked meanwhile, since workers share these.</summary>
internal sealed record ListGate(long Id, string Key, DistributionGate Gate, bool IsLimited)
{
    private const string Columns = "SELECT id, key, state, settings, budget, spread_rate, course_rate, arrival FROM distribution ";
    private const string Running = Columns + "WHERE state = 1";
    private const string Locked = Columns + "WHERE id = ANY ($1) ORDER BY id FOR UPDATE";
    private const string Taken = "UPDATE distribution SET budget = budget - $2, arrival = $3 WHERE id = $1";

    /// <summary>The gates of all that run, by number.</summary>
    public static async Task<Dictionary<long, ListGate>> ReadAsync(PostgreSqlScope scope, int wanted)
    {
        var gates = (await scope.ListAsync(Running, row => Read(row, scope.Time, wanted)).ConfigureAwait(false)).ToDictionary(gate => gate.Id);
        long[] limited = [.. gates.Values.Where(gate => gate.IsLimited).Select(gate => gate.Id)];
        if (limited.Length > 0)
        {
            foreach (var gate in await scope.ListAsync(Locked, row => Read(row, scope.Time, wanted), limited).ConfigureAwait(false))
            {
                gates[gate.Id] = gate;
            }
        }

        return gates;
    }

    /// <summary>Records what was taken.</summary>
    public async Task WriteAsync(PostgreSqlScope scope)
    {
        if (IsLimited && Gate.Taken > 0)
        {
            await scope.ExecuteAsync(Taken, Id, (long)Gate.Taken, Gate.ArrivalAfter()).ConfigureAwait(false);
        }
    }

    private static ListGate Read(NpgsqlDataReader row, DateTimeOffset now, int wanted)
    {
        DistributionSettings settings = SettingsJson.Read(row.GetString(3));
        var rate = DistributionGate.RateOf(settings, row.Real(5), row.Real(6));
        var left = row.Long(4);
        var gate = new DistributionGate((DistributionState)row.GetInt16(2), settings, left, rate, row.GetInt64(7), now, wanted);
        return new ListGate(row.GetInt64(0), row.GetString(1), gate, left is not null || rate is not null);
    }
}
