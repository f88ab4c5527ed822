using System.Security.Cryptography;
using System.Text;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.PostgreSql;

// What each operation is made of; the contract describes what it does.
public sealed partial class PostgreSqlLedger
{
    public Task<IReadOnlyList<EnqueueOutcome>> EnqueueAsync(IReadOnlyList<NewSend> sends, CancellationToken cancellationToken = default)
    {
        LedgerRules.Check(sends);
        return WriteAsync(scope => SendWrites.EnqueueAsync(scope, sends), cancellationToken);
    }

    public Task<int> TakePermitsAsync(string sender, int wanted, double perSecond, int burst, CancellationToken cancellationToken = default)
        => WriteAsync(scope => SenderWrites.TakePermitsAsync(scope, sender, RateTicks(), wanted, perSecond, burst), cancellationToken);

    public Task<Claim> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default)
    {
        var current = Current();
        return current.Claiming.RunAsync(current.Transactions, request, RateTicks(), cancellationToken);
    }

    // Each has a connection of its own.
    public bool RecordsBeforeClaims => false;

    // Of many machines, one clock: with the system's clock rates go by the server's.
    private long? RateTicks() => time == TimeProvider.System ? null : (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks;

    public Task<IReadOnlyList<ResultEffect>> RecordResultsAsync(IReadOnlyList<SendResult> results, CancellationToken cancellationToken = default)
    {
        LedgerRules.Check(results);
        var current = Current();
        cancellationToken.ThrowIfCancellationRequested();
        return ResultWrites.IsShareable(results) ? current.Acceptances.RecordAsync(results).WaitAsync(cancellationToken)
            : current.Transactions.WriteAsync(scope => ResultWrites.RecordAsync(scope, results), cancellationToken);
    }

    public async Task<IReadOnlyList<UnknownSend>> GetUnknownAsync(string sender, int limit, CancellationToken cancellationToken = default)
    {
        // Whoever looks for what is unknown ends the leases of those who are no more.
        await WriteAsync(SenderWrites.EndLeasesAsync, cancellationToken).ConfigureAwait(false);
        return await ReadAsync(scope => PostgreSqlReads.UnknownSendsAsync(scope, sender, limit), cancellationToken).ConfigureAwait(false);
    }

    public Task<IReadOnlySet<string>> FindKnownSidsAsync(IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken = default)
        => ReadAsync(scope => PostgreSqlReads.KnownSidsAsync(scope, messageSids), cancellationToken);

    public Task<IReadOnlyList<ResultEffect>> ResolveAsync(IReadOnlyList<Resolution> resolutions, CancellationToken cancellationToken = default)
    {
        LedgerRules.Check(resolutions);
        return WriteAsync(scope => ResultWrites.ResolveAsync(scope, resolutions), cancellationToken);
    }

    public Task SetSenderPauseAsync(string sender, string? reason, DateTimeOffset? until, CancellationToken cancellationToken = default)
        => WriteAsync(scope => SenderWrites.SetPauseAsync(scope, sender, reason, until), cancellationToken);

    public Task<string?> GetSenderPauseAsync(string sender, CancellationToken cancellationToken = default)
        => ReadAsync(scope => SenderWrites.PauseOfAsync(scope, sender), cancellationToken);

    public Task<InboundOutcome> RecordInboundAsync(InboundMessage message, Func<InboundMessage, InboundContext, InboundDecision> decide, CancellationToken cancellationToken = default)
        => WriteAsync(scope => InboundWrites.RecordAsync(scope, message, decide), cancellationToken);

    public Task<IReadOnlyList<ReportEffect>> RecordReportsAsync(IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken = default)
        => WriteAsync(scope => ReportWrites.RecordAsync(scope, reports), cancellationToken);

    public Task<IReadOnlyList<(long SendId, string MessageSid)>> GetUnreportedAsync(DateTimeOffset acceptedBefore, int limit, CancellationToken cancellationToken = default)
        => ReadAsync(scope => PostgreSqlReads.UnreportedAsync(scope, acceptedBefore, limit), cancellationToken);

    public Task<IReadOnlyList<Job>> ClaimJobsAsync(JobKind kind, int limit, TimeSpan lease, CancellationToken cancellationToken = default)
        => WriteAsync(scope => JobWrites.ClaimAsync(scope, kind, limit, lease), cancellationToken, isRepeatable: false);

    public Task CompleteJobAsync(long jobId, int attempt, JobOutcome outcome, CancellationToken cancellationToken = default)
        => WriteAsync(scope => JobWrites.CompleteAsync(scope, jobId, attempt, outcome), cancellationToken);

    public Task OptOutAsync(OptOut optOut, CancellationToken cancellationToken = default)
        => WriteAsync(async scope =>
        {
            var isNew = await OptOutWrites.RecordAsync(scope, optOut, isByMessage: false).ConfigureAwait(false);
            if (isNew)
            {
                await OptOutWrites.CountReactionAsync(scope, optOut).ConfigureAwait(false);
            }

            return isNew;
        }, cancellationToken);

    public Task<IReadOnlyList<OptOutRecord>> GetOptOutsAsync(RecipientKey recipient, CancellationToken cancellationToken = default)
        => ReadAsync(scope => PostgreSqlReads.OptOutsAsync(scope, recipient), cancellationToken);

    public Task SetApprovalsAsync(IReadOnlyList<TemplateApproval> approvals, CancellationToken cancellationToken = default)
        => WriteAsync(scope => SettingWrites.SetApprovalsAsync(scope, approvals), cancellationToken);

    public Task<IReadOnlyList<TemplateApproval>> GetApprovalsAsync(CancellationToken cancellationToken = default) => ReadAsync(PostgreSqlReads.ApprovalsAsync, cancellationToken);

    public Task<SendRecord?> FindSendAsync(string dedupeKey, CancellationToken cancellationToken = default)
        => ReadAsync(scope => PostgreSqlReads.SendAsync(scope, dedupeKey), cancellationToken);

    public Task<SendRecord?> FindSendAsync(long sendId, CancellationToken cancellationToken = default)
        => ReadAsync(scope => PostgreSqlReads.SendAsync(scope, sendId), cancellationToken);

    public Task<IReadOnlyDictionary<SendState, long>> CountSendsAsync(CancellationToken cancellationToken = default) => ReadAsync(PostgreSqlReads.CountsAsync, cancellationToken);

    public Task<DateTimeOffset?> GetMarkAsync(string name, CancellationToken cancellationToken = default)
        => ReadAsync(scope => PostgreSqlReads.MarkAsync(scope, name), cancellationToken);

    public Task SetMarkAsync(string name, DateTimeOffset at, CancellationToken cancellationToken = default)
        => WriteAsync(scope => SettingWrites.SetMarkAsync(scope, name, at), cancellationToken);

    public async Task<int> ApplyRetentionAsync(Retention retention, CancellationToken cancellationToken = default)
    {
        var total = 0;
        foreach (var part in RetentionWrites.Parts(retention))
        {
            for (long? after = 0; after is { } start;)
            {
                (var deleted, after) = await WriteAsync(scope => RetentionWrites.ApplyAsync(scope, part, start), cancellationToken).ConfigureAwait(false);
                total += deleted;
            }
        }

        return total;
    }

    public async Task<byte[]> GetSecretAsync(string name, CancellationToken cancellationToken = default)
        => HMACSHA256.HashData(await ReadAsync(PostgreSqlReads.SecretAsync, cancellationToken).ConfigureAwait(false), Encoding.UTF8.GetBytes(name));

    public Task<string> HashStateAsync(CancellationToken cancellationToken = default) => WriteAsync(StateHash.ComputeAsync, cancellationToken);
}
