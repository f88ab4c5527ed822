using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>A list sending's gate, as it stands in the database for one claim.</summary>
internal sealed class ListGate
{
    private const string Select = "SELECT key, state, settings, budget, spread_rate, course_rate, arrival FROM distribution WHERE id = $1";
    private const string Taken = "UPDATE distribution SET budget = budget - $2, arrival = $3 WHERE id = $1";

    private ListGate(long id, string key, DistributionGate gate) => (Id, Key, Gate) = (id, key, gate);

    public long Id { get; }

    public string Key { get; }

    public DistributionGate Gate { get; }

    public static ListGate Read(SqliteScope scope, long id, int wanted)
    {
        using var row = scope[Select].Query(id);
        row.Read();
        DistributionSettings settings = scope.Session.Names.Settings(id, row.GetString(2));
        var rate = DistributionGate.RateOf(settings, row.Real(4), row.Real(5));
        long? left = row.IsDBNull(3) ? null : row.GetInt64(3);
        return new ListGate(id, row.GetString(0), new DistributionGate((DistributionState)row.GetInt32(1), settings, left, rate, row.GetInt64(6), scope.Time, wanted));
    }

    /// <summary>Records what was taken.</summary>
    public void Write(SqliteScope scope)
    {
        if (Gate.Taken > 0 || Gate.IsSetBack)
        {
            scope[Taken].Execute(Id, (long)Gate.Taken, Gate.ArrivalAfter());
        }
    }
}
