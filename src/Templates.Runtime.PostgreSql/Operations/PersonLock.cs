using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>
/// A lock on the conversation of a sender and a person, until the transaction ends. Recording a message waits for it;
/// a claim passes over those it does not get at once. Two persons may share one: then one waits without need.
/// </summary>
internal static class PersonLock
{
    public static Task<int> TakeAsync(PostgreSqlScope scope, RecipientKey recipient, long sender)
        => scope.ExecuteAsync("SELECT pg_advisory_xact_lock(uuid_hash_extended($1, $2))", recipient, sender);
}
