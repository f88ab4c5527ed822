using System.Security.Cryptography;
using System.Text;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

// What each operation is made of; the contract describes what it does.
public sealed partial class SqliteLedger
{
    // From this size on an operation has a transaction nearly to itself.
    private const int Large = 100;

    public Task<IReadOnlyList<EnqueueOutcome>> EnqueueAsync(IReadOnlyList<NewSend> sends, CancellationToken cancellationToken = default)
    {
        LedgerRules.Check(sends);
        return WriteAsync(WritePriority.Imports, scope => SendWrites.Enqueue(scope, sends), cancellationToken, isLarge: sends.Count >= Large);
    }

    public Task<int> TakePermitsAsync(string sender, int wanted, double perSecond, int burst, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Claims, scope => SenderWrites.TakePermits(scope, sender, time.GetUtcNow().UtcTicks, wanted, perSecond, burst), cancellationToken);

    public Task<Claim> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default)
    {
        var claiming = Current().Claiming;
        var limit = request.Limit;
        return WriteAsync(
            WritePriority.Claims,
            scope => claiming.Run(scope, request with { Limit = limit }, time.GetUtcNow().UtcTicks),
            cancellationToken,
            taking: request.MoreRoom is { } more ? () => limit += more() : null);
    }

    public bool RecordsBeforeClaims => true;

    public Task<IReadOnlyList<ResultEffect>> RecordResultsAsync(IReadOnlyList<SendResult> results, CancellationToken cancellationToken = default)
    {
        LedgerRules.Check(results);
        return WriteAsync(WritePriority.Results, scope => ResultWrites.Record(scope, results), cancellationToken);
    }

    public Task<IReadOnlyList<ResultEffect>> ResolveAsync(IReadOnlyList<Resolution> resolutions, CancellationToken cancellationToken = default)
    {
        LedgerRules.Check(resolutions);
        return WriteAsync(WritePriority.Results, scope => ResultWrites.Resolve(scope, resolutions), cancellationToken);
    }

    public Task SetSenderPauseAsync(string sender, string? reason, DateTimeOffset? until, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Receiving, scope => SenderWrites.SetPause(scope, sender, reason, until), cancellationToken);

    public Task<InboundOutcome> RecordInboundAsync(InboundMessage message, Func<InboundMessage, InboundContext, InboundDecision> decide, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Receiving, scope => InboundWrites.Record(scope, message, decide), cancellationToken);

    public Task<IReadOnlyList<ReportEffect>> RecordReportsAsync(IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Reports, scope => ReportWrites.Record(scope, reports), cancellationToken);

    public Task<IReadOnlyList<Job>> ClaimJobsAsync(JobKind kind, int limit, TimeSpan lease, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Claims, scope => JobWrites.Claim(scope, kind, limit, lease), cancellationToken);

    public Task CompleteJobAsync(long jobId, int attempt, JobOutcome outcome, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Reports, scope => JobWrites.Complete(scope, jobId, attempt, outcome), cancellationToken);

    public Task OptOutAsync(OptOut optOut, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Receiving, scope =>
        {
            var isNew = OptOutWrites.Record(scope, optOut, isByMessage: false);
            if (isNew)
            {
                OptOutWrites.CountReaction(scope, optOut);
            }

            return isNew;
        }, cancellationToken);

    public Task SetApprovalsAsync(IReadOnlyList<TemplateApproval> approvals, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Claims, scope => SettingWrites.SetApprovals(scope, approvals), cancellationToken);

    public Task SetMarkAsync(string name, DateTimeOffset at, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Claims, scope => SettingWrites.SetMark(scope, name, at), cancellationToken);

    public async Task<int> ApplyRetentionAsync(Retention retention, CancellationToken cancellationToken = default)
    {
        var total = 0;
        foreach (var part in RetentionWrites.Parts(retention))
        {
            for (long? after = 0; after is { } start;)
            {
                (var deleted, after) = await WriteAsync(WritePriority.Imports, scope => RetentionWrites.Apply(scope, part, start), cancellationToken, isLarge: true).ConfigureAwait(false);
                total += deleted;
            }
        }

        return total;
    }

    public async Task<byte[]> GetSecretAsync(string name, CancellationToken cancellationToken = default)
        => HMACSHA256.HashData(await ReadAsync(SqliteReads.Secret, cancellationToken).ConfigureAwait(false), Encoding.UTF8.GetBytes(name));

    public Task<IReadOnlyList<UnknownSend>> GetUnknownAsync(string sender, int limit, CancellationToken cancellationToken = default)
        => ReadAsync(session => SqliteReads.UnknownSends(session, sender, limit), cancellationToken);

    public Task<IReadOnlySet<string>> FindKnownSidsAsync(IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken = default)
        => ReadAsync(session => SqliteReads.KnownSids(session, messageSids), cancellationToken);

    public Task<string?> GetSenderPauseAsync(string sender, CancellationToken cancellationToken = default)
        => ReadAsync(session => SenderWrites.PauseOf(session, sender, time.GetUtcNow().ToUnixTimeMilliseconds()), cancellationToken);

    public Task<IReadOnlyList<(long SendId, string MessageSid)>> GetUnreportedAsync(DateTimeOffset acceptedBefore, int limit, CancellationToken cancellationToken = default)
        => ReadAsync(session => SqliteReads.Unreported(session, acceptedBefore, limit), cancellationToken);

    public Task<IReadOnlyList<OptOutRecord>> GetOptOutsAsync(RecipientKey recipient, CancellationToken cancellationToken = default)
        => ReadAsync(session => SqliteReads.OptOuts(session, recipient), cancellationToken);

    public Task<IReadOnlyList<TemplateApproval>> GetApprovalsAsync(CancellationToken cancellationToken = default) => ReadAsync(SqliteReads.Approvals, cancellationToken);

    public Task<SendRecord?> FindSendAsync(string dedupeKey, CancellationToken cancellationToken = default)
        => ReadAsync(session => SqliteReads.SendByKey(session, dedupeKey), cancellationToken);

    public Task<SendRecord?> FindSendAsync(long sendId, CancellationToken cancellationToken = default)
        => ReadAsync(session => SqliteReads.SendById(session, sendId), cancellationToken);

    public Task<IReadOnlyDictionary<SendState, long>> CountSendsAsync(CancellationToken cancellationToken = default) => ReadAsync(SqliteReads.Counts, cancellationToken);

    public Task<DateTimeOffset?> GetMarkAsync(string name, CancellationToken cancellationToken = default)
        => ReadAsync(session => SqliteReads.Mark(session, name), cancellationToken);

    public Task<string> HashStateAsync(CancellationToken cancellationToken = default) => ReadAsync(StateHash.Compute, cancellationToken);
}
