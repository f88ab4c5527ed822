using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>
/// A lock on the conversation of a sender and a person, until the transaction ends. Recording a message waits for it;
/// a claim passes over those it does not get at once. Two persons may share one: then one waits without need.
/// </summary>
internal static class PersonLock
{
    private static readonly string Lock = $"SELECT pg_advisory_xact_lock({KeyOf("$1", "$2")})";

    /// <summary>What is locked, of a sender's number and a person. Such locks are the whole database's, which several ledgers may share: so the schema is in it.</summary>
    public static string KeyOf(string recipient, string sender) => $"uuid_hash_extended({recipient}, {sender} # hashtextextended(current_schema(), 0))";

    public static Task<int> TakeAsync(PostgreSqlScope scope, RecipientKey recipient, long sender)
        => scope.ExecuteAsync(Lock, recipient, sender);
}
