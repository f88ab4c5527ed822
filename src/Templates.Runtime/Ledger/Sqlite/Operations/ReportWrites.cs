using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>Delivery reports.</summary>
internal static class ReportWrites
{
    private const string Columns = "SELECT id, state, delivery, error_code, attempt, kind, content_id, recipient, distribution_id FROM send ";

    public static IReadOnlyList<ReportEffect> Record(SqliteScope scope, IReadOnlyList<DeliveryReport> reports) => [.. reports.Select(report => Record(scope, report))];

    private static ReportEffect Record(SqliteScope scope, DeliveryReport report)
    {
        var known = Read(scope[Columns + "WHERE provider_sid = $1"], report.MessageSid);
        if ((known ?? (report.SendId is { } id ? Read(scope[Columns + "WHERE id = $1"], id) : null)) is not { } row)
        {
            return default;
        }

        // A queued row that was tried before is about to be sent again: the report proves that it need not be.
        var isAdopted = known is null && (row.State is SendState.Attempting or SendState.Unknown || (row.State is SendState.Queued && row.Attempt > 0));
        if (isAdopted)
        {
            ResultWrites.Adopt(scope, row.Id, report.MessageSid);
            row = row with { ErrorCode = null };
        }

        var isChanged = isAdopted;
        if (isAdopted || known is not null)
        {
            var after = DeliveryOrder.Advance(row.Delivery, row.ErrorCode, report.Delivery, report.ErrorCode);
            if (after != (row.Delivery, row.ErrorCode))
            {
                isChanged = true;
                scope["UPDATE send SET delivery = $2, error_code = $3, updated_at = $4 WHERE id = $1"].Execute(row.Id, (long)after.Delivery, (long?)after.ErrorCode, scope.Now);
            }
        }

        if (report.IsOptedOut)
        {
            OptOutWrites.Record(scope, LedgerRules.ProviderOptOut(row.Recipient, report.ErrorCode), isByMessage: false);
        }

        var content = scope.Content(row.Content);
        return new ReportEffect(row.Id, isChanged, row.Delivery, row.Kind, content.Template.OrNone(), content.Language.OrNone()) { Distribution = scope.Session.Names.Distribution(scope.Session, row.Distribution) };
    }

    private static Row? Read(SqliteStatement statement, object key)
    {
        using var row = statement.Query(key);
        return row.Read()
            ? new Row(row.GetInt64(0), (SendState)row.GetInt32(1), (Delivery)row.GetInt32(2), row.Number(3), row.GetInt32(4), (SendKind)row.GetInt32(5), row.GetInt64(6), row.Recipient(7), row.GetInt64(8))
            : null;
    }

    private readonly record struct Row(long Id, SendState State, Delivery Delivery, int? ErrorCode, int Attempt, SendKind Kind, long Content, RecipientKey Recipient, long Distribution);
}
