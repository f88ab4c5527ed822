using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>Delivery reports. Each locks its row, since reports of a message may arrive at several workers at once.</summary>
internal static class ReportWrites
{
    private const string Columns =
        """
        SELECT s.id, s.state, s.delivery, s.error_code, s.attempt, s.kind, s.recipient, c.template, c.language, s.provider_sid, d.key
        FROM send s JOIN content c ON c.id = s.content_id LEFT JOIN distribution d ON d.id = s.distribution_id

        """;

    private const string BySid = Columns + "WHERE s.provider_sid = $1 FOR UPDATE OF s";
    private const string ById = Columns + "WHERE s.id = $1 FOR UPDATE OF s";

    public static async Task<IReadOnlyList<ReportEffect>> RecordAsync(PostgreSqlScope scope, IReadOnlyList<DeliveryReport> reports)
    {
        var effects = new ReportEffect[reports.Count];
        for (var i = 0; i < effects.Length; i++)
        {
            effects[i] = await RecordAsync(scope, reports[i]).ConfigureAwait(false);
        }

        return effects;
    }

    private static async Task<ReportEffect> RecordAsync(PostgreSqlScope scope, DeliveryReport report)
    {
        if (await FindAsync(scope, report).ConfigureAwait(false) is not { } row)
        {
            return default;
        }

        // A queued row that was tried before is about to be sent again: the report proves that it need not be.
        var isAdopted = row.MessageSid != report.MessageSid && (row.State is SendState.Attempting or SendState.Unknown || (row.State is SendState.Queued && row.Attempt > 0));
        if (isAdopted)
        {
            await ResultWrites.AdoptAsync(scope, row.Id, report.MessageSid).ConfigureAwait(false);
            row = row with { ErrorCode = null, MessageSid = report.MessageSid };
        }

        var isChanged = isAdopted;
        if (row.MessageSid == report.MessageSid)
        {
            isChanged |= await AdvanceAsync(scope, row, report).ConfigureAwait(false);
        }

        if (report.IsOptedOut)
        {
            await OptOutWrites.RecordAsync(scope, LedgerRules.ProviderOptOut(row.Recipient, report.ErrorCode), isByMessage: false).ConfigureAwait(false);
        }

        return new ReportEffect(row.Id, isChanged, row.Delivery, row.Kind, row.Template.OrNone(), row.Language.OrNone()) { Distribution = row.Distribution };
    }

    private static async Task<bool> AdvanceAsync(PostgreSqlScope scope, Row row, DeliveryReport report)
    {
        var after = DeliveryOrder.Advance(row.Delivery, row.ErrorCode, report.Delivery, report.ErrorCode);
        return after != (row.Delivery, row.ErrorCode)
            && await scope.ExecuteAsync("UPDATE send SET delivery = $2, error_code = $3, updated_at = $4 WHERE id = $1", row.Id, (int)after.Delivery, after.ErrorCode, scope.Now).ConfigureAwait(false) > 0;
    }

    // By its number, the row may have got the SID just now from its result.
    private static async Task<Row?> FindAsync(PostgreSqlScope scope, DeliveryReport report)
        => await FindAsync(scope, BySid, report.MessageSid).ConfigureAwait(false)
            ?? (report.SendId is { } id ? await FindAsync(scope, ById, id).ConfigureAwait(false) : null);

    private static async Task<Row?> FindAsync(PostgreSqlScope scope, string sql, SqlValue key)
    {
        var found = await scope.ListAsync(
            sql,
            row => new Row(row.GetInt64(0), (SendState)row.GetInt16(1), (Delivery)row.GetInt16(2), row.Number(3), row.GetInt32(4), (SendKind)row.GetInt16(5), row.Recipient(6), row.GetString(7), row.GetString(8), row.Text(9), row.Text(10)),
            key).ConfigureAwait(false);
        return found is [var only] ? only : null;
    }

    private readonly record struct Row(long Id, SendState State, Delivery Delivery, int? ErrorCode, int Attempt, SendKind Kind, RecipientKey Recipient, string Template, string Language, string? MessageSid, string? Distribution);
}
