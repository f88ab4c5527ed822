namespace WaTemplates.Runtime.PostgreSql;

/// <summary>
/// Tells workers in other processes that there is something to send. A hint, for what happens a few times a minute: calls
/// queue up on one lock of the server, and who misses one looks by itself within a second.
/// </summary>
internal static class WakeCall
{
    /// <summary>By schema, since ledgers may share a database.</summary>
    public static string ChannelOf(string schema) => "watemplates_send_" + schema;

    public static Task<int> SendAsync(PostgreSqlScope scope) => scope.ExecuteAsync("SELECT pg_notify('watemplates_send_' || current_schema(), '')");
}
