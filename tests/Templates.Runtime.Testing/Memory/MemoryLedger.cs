using System.Security.Cryptography;
using System.Text;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Testing;

/// <summary>
/// The ledger as lists under one lock: what the others are held to, and what tests of everything else run on. It is open
/// from the start; <see cref="OpenAsync"/> as sender stands for a new process.
/// </summary>
internal sealed partial class MemoryLedger(TimeProvider time) : ILedger
{
    private readonly Lock gate = new();
    private readonly byte[] secret = RandomNumberGenerator.GetBytes(32);
    private readonly List<MemorySend> sends = [];
    private readonly Dictionary<string, MemorySend> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemoryDistribution> distributions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Reason, DateTimeOffset? Until)> pauses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> arrivals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TemplateApproval> approvals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> marks = new(StringComparer.Ordinal);
    private bool isDisposed;

    public long? FreeSpace { get; set; }

    public Task InitializeAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task OpenAsync(bool asSender, CancellationToken cancellationToken = default) => Do(now =>
    {
        foreach (var send in sends.Where(s => asSender && s.State is SendState.Attempting))
        {
            Move(send, SendState.Unknown, now);
        }
    });

    public Task<byte[]> GetSecretAsync(string name, CancellationToken cancellationToken = default)
        => Do(_ => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(name)));

    public Task<long?> GetFreeSpaceAsync(CancellationToken cancellationToken = default) => Do(_ => FreeSpace);

    public Task<int> TakePermitsAsync(string sender, int wanted, double perSecond, int burst, CancellationToken cancellationToken = default) => Do(now =>
    {
        var (granted, arrival) = PermitBucket.Take(arrivals.GetValueOrDefault(sender), now.UtcTicks, wanted, perSecond, burst);
        arrivals[sender] = arrival;
        return granted;
    });

    public Task SetSenderPauseAsync(string sender, string? reason, DateTimeOffset? until, CancellationToken cancellationToken = default) => Do(now =>
    {
        if (reason is null)
        {
            pauses.Remove(sender);
        }
        else if (PauseOf(sender, now) is not { } pause || (pause.Until is { } earlier && (until is null || until > earlier)))
        {
            pauses[sender] = (reason, until);
        }
    });

    public Task<string?> GetSenderPauseAsync(string sender, CancellationToken cancellationToken = default) => Do(now => PauseOf(sender, now)?.Reason);

    public Task SetApprovalsAsync(IReadOnlyList<TemplateApproval> seen, CancellationToken cancellationToken = default) => Do(_ =>
    {
        foreach (var approval in seen.Where(a => !approvals.TryGetValue(a.ContentSid, out var known) || known.CheckedAt <= a.CheckedAt))
        {
            approvals[approval.ContentSid] = approval;
        }
    });

    public Task<IReadOnlyList<TemplateApproval>> GetApprovalsAsync(CancellationToken cancellationToken = default)
        => Do<IReadOnlyList<TemplateApproval>>(_ => [.. approvals.Values.OrderBy(a => a.ContentSid, StringComparer.Ordinal)]);

    public Task<SendRecord?> FindSendAsync(string dedupeKey, CancellationToken cancellationToken = default) => Do(_ => Record(byKey.GetValueOrDefault(dedupeKey)));

    public Task<SendRecord?> FindSendAsync(long sendId, CancellationToken cancellationToken = default) => Do(_ => Record(Find(sendId)));

    public Task<IReadOnlyDictionary<SendState, long>> CountSendsAsync(CancellationToken cancellationToken = default) => Do(_ => CountByState(sends));

    public Task<DateTimeOffset?> GetMarkAsync(string name, CancellationToken cancellationToken = default)
        => Do<DateTimeOffset?>(_ => marks.TryGetValue(name, out var at) ? at : null);

    public Task SetMarkAsync(string name, DateTimeOffset at, CancellationToken cancellationToken = default) => Do(_ => { marks[name] = at; });

    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            isDisposed = true;
        }

        return ValueTask.CompletedTask;
    }

    private static IReadOnlyDictionary<SendState, long> CountByState(IEnumerable<MemorySend> rows) => rows.GroupBy(s => s.State).ToDictionary(g => g.Key, g => (long)g.Count());

    private static void Move(MemorySend send, SendState state, DateTimeOffset now)
    {
        send.State = state;
        send.UpdatedAt = now;
    }

    private static SendRecord? Record(MemorySend? send) => send is null ? null : new SendRecord
    {
        SendId = send.Id,
        DedupeKey = send.List is null ? send.Send.DedupeKey : null,
        Distribution = send.List?.Made.Key,
        Line = send.Line,
        Kind = send.Send.Kind,
        State = send.State,
        Delivery = send.Delivery,
        Recipient = send.Recipient,
        Attempt = send.Attempt,
        Template = send.Send.Template,
        Language = send.Send.Language,
        MessageSid = send.Sid,
        ErrorCode = send.ErrorCode,
        Resends = send.Resends,
        UpdatedAt = send.UpdatedAt,
    };

    private MemorySend? Find(long id) => id >= 1 && id <= sends.Count ? sends[(int)id - 1] : null;

    private (string Reason, DateTimeOffset? Until)? PauseOf(string sender, DateTimeOffset now)
        => pauses.TryGetValue(sender, out var pause) && (pause.Until is null || pause.Until > now) ? pause : null;

    private Task Do(Action<DateTimeOffset> action) => Do(now =>
    {
        action(now);
        return true;
    });

    private Task<T> Do<T>(Func<DateTimeOffset, T> action)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            return Task.FromResult(action(time.GetUtcNow()));
        }
    }
}
