namespace WaTemplates.Runtime.Benchmarks.Places;

internal static class LedgerPlace
{
    public static ILedgerPlace Of(string address) => address.Contains(';', StringComparison.Ordinal) ? new PostgreSqlPlace(address) : new SqlitePlace(address);
}
