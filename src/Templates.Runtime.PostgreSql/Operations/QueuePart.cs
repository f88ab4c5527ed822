namespace WaTemplates.Runtime.PostgreSql;

/// <summary>A part of a sender's queue that may leave as a whole.</summary>
/// <param name="Distribution">Its list sending; 0 for single messages.</param>
/// <param name="Content">What its messages are made from.</param>
/// <param name="Gate">Of its list sending; null for single messages.</param>
internal sealed record QueuePart(long Distribution, long Content, ListGate? Gate)
{
    private const string Select =
        """
        SELECT p.distribution_id, p.content_id, c.time_zone,
          c.content_sid = '' OR (SELECT 1 FROM approval a WHERE a.content_sid = c.content_sid AND a.status = 'approved' AND a.checked_at >= $2) IS NOT NULL
        FROM queue_part p JOIN content c ON c.id = p.content_id
        WHERE p.sender_id = $1 AND p.distribution_id = ANY ($3)
        """;

    /// <summary>Whether its rows may be looked at now: there is room, or what is queued has run out of time.</summary>
    public bool HasRoom => Gate?.Gate is null or { Room: > 0 } or { IsOver: true };

    /// <summary>The parts that may leave. What is held back for its list sending, its hour or its approval is passed over here, a million rows in one step.</summary>
    public static async Task<Dictionary<(long Distribution, long Content), QueuePart>> OpenAsync(PostgreSqlScope scope, long sender, TimeSpan approvalMaxAge, Dictionary<long, ListGate> gates)
    {
        var found = await scope.ListAsync(
            Select,
            row => (Part: new QueuePart(row.GetInt64(0), row.GetInt64(1), gates.GetValueOrDefault(row.GetInt64(0))), TimeZone: row.GetString(2).OrNone(), IsApproved: row.GetBoolean(3)),
            sender,
            scope.Now - PostgreSqlScope.Of(approvalMaxAge),
            gates.Keys.Append(0).ToArray()).ConfigureAwait(false);
        return found
            .Where(entry => entry.Part.Gate?.Gate is not { } gate ? entry.IsApproved : gate.IsOpenFor(entry.TimeZone) && (entry.IsApproved || gate.IsOver))
            .ToDictionary(entry => (entry.Part.Distribution, entry.Part.Content), entry => entry.Part);
    }
}
