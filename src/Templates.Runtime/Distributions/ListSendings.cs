using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Distributions;

/// <summary>List sendings on the ledger.</summary>
internal sealed class ListSendings(ILedger ledger, ListTextSource texts, RuntimeKeyStore keys, StatusReader statuses, DiskWatch disk, RestoreGuard guard, SendSignal signal, IOptions<WaTemplatesOptions> options, TimeProvider time) : IDistributions
{
    private const int PageSize = 2_000;

    public async Task<DistributionStatus> CreateAsync(DistributionPlan plan, CancellationToken cancellationToken = default)
    {
        var record = await CheckAsync(plan, cancellationToken).ConfigureAwait(false);
        if (record is null)
        {
            await texts.GetAsync(plan.Template, plan.FallbackLanguage, cancellationToken).ConfigureAwait(false);
            var found = texts.Find(plan.Template);
            record = await ledger.AddDistributionAsync(
                new NewDistribution(plan.Key, plan.Template, found[0].MailingList, options.Value.Sender!)
                {
                    FallbackLanguage = plan.FallbackLanguage,
                    Fingerprints = found.ToDictionary(text => text.Language, text => text.Fingerprint, StringComparer.Ordinal),
                    Settings = plan.Settings,
                },
                cancellationToken).ConfigureAwait(false);
            Check(plan, record);
        }

        return await statuses.ReadAsync(record, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ImportCounts> ImportAsync(string key, IAsyncEnumerable<Contact> contacts, Action<ContactRefusal>? refused = null, CancellationToken cancellationToken = default)
    {
        var record = await OpenAsync(key, cancellationToken).ConfigureAwait(false);
        if (texts.ChangeOf(record) is { } change)
            throw new DistributionException(change);
        var found = await texts.GetAsync(record.Template, record.FallbackLanguage, cancellationToken).ConfigureAwait(false);
        var hasher = (await keys.GetAsync(cancellationToken).ConfigureAwait(false)).Recipients;
        var import = new MemberImport(ledger, key, new ContactReader(found, record.Settings, hasher), refused, disk.CheckImportAsync);
        var counts = await import.RunAsync(contacts, cancellationToken).ConfigureAwait(false);
        signal.Set();
        return counts;
    }

    public async Task StartAsync(string key, CancellationToken cancellationToken = default)
    {
        var record = await OpenAsync(key, cancellationToken).ConfigureAwait(false);
        if (record.State is DistributionState.Running or DistributionState.Paused or DistributionState.Completed)
            return;
        // A list that went well once goes on freely with the people who came later.
        if (record.Course is not { Phase: DistributionPhase.Full, Step: > 0 })
            await ledger.SetCourseAsync(key, record.Course.Step, Courses.Begin(record, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        await RunAsync(key, cancellationToken).ConfigureAwait(false);
    }

    public async Task PauseAsync(string key, string reason, CancellationToken cancellationToken = default)
    {
        await OpenAsync(key, cancellationToken).ConfigureAwait(false);
        if (!await ledger.SetDistributionAsync(key, DistributionState.Paused, reason, cancellationToken).ConfigureAwait(false))
            throw Unmoved(await OpenAsync(key, cancellationToken).ConfigureAwait(false), "pause");
    }

    public async Task ResumeAsync(string key, CancellationToken cancellationToken = default)
    {
        var record = await OpenAsync(key, cancellationToken).ConfigureAwait(false);
        if (record.State == DistributionState.Running)
            return;
        if (record.State != DistributionState.Paused)
            throw Unmoved(record, "resume");
        if (await guard.IsRequiredAsync(cancellationToken).ConfigureAwait(false))
            throw new DistributionException(RestoreGuard.Advice);
        await ledger.SetSenderPauseAsync(record.Sender, reason: null, until: null, cancellationToken).ConfigureAwait(false);
        await ledger.SetCourseAsync(key, record.Course.Step, Courses.Again(record, time.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        await RunAsync(key, cancellationToken).ConfigureAwait(false);
    }

    public async Task StopAsync(string key, CancellationToken cancellationToken = default)
    {
        await FindAsync(key, cancellationToken).ConfigureAwait(false);
        await ledger.SetDistributionAsync(key, DistributionState.Stopped, "Stopped by hand.", cancellationToken).ConfigureAwait(false);
    }

    public async Task ChangeAsync(string key, DistributionSettings settings, CancellationToken cancellationToken = default)
    {
        SettingsCheck.Check(settings);
        await OpenAsync(key, cancellationToken).ConfigureAwait(false);
        await ledger.ChangeDistributionAsync(key, settings, cancellationToken).ConfigureAwait(false);
        signal.Set();
    }

    public async Task<DistributionStatus?> GetAsync(string key, CancellationToken cancellationToken = default)
        => await ledger.GetDistributionAsync(key, cancellationToken).ConfigureAwait(false) is { } record ? await statuses.ReadAsync(record, cancellationToken).ConfigureAwait(false) : null;

    public async Task<IReadOnlyList<DistributionStatus>> ListAsync(CancellationToken cancellationToken = default)
    {
        var found = new List<DistributionStatus>();
        foreach (var record in await ledger.ListDistributionsAsync(isOpenOnly: false, cancellationToken).ConfigureAwait(false))
            found.Add(await statuses.ReadAsync(record, cancellationToken).ConfigureAwait(false));
        return found;
    }

    public async IAsyncEnumerable<DistributionRow> ExportAsync(string key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await FindAsync(key, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<MemberRecord> page = [];
        do
        {
            page = await ledger.GetMembersAsync(key, page.Count > 0 ? page[^1].SendId : 0, PageSize, cancellationToken).ConfigureAwait(false);
            foreach (var row in page)
                yield return new DistributionRow(row.Line, PhoneOf(row.Address), row.Language, row.State, row.Delivery, row.MessageSid, row.ErrorCode, row.UpdatedAt);
        }
        while (page.Count == PageSize);
    }

    public async Task<DistributionPreview> PreviewAsync(DistributionPlan plan, IAsyncEnumerable<Contact> contacts, int samples, Action<ContactRefusal>? refused = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        var record = await CheckAsync(plan, cancellationToken).ConfigureAwait(false);
        var found = await texts.GetAsync(plan.Template, record is null ? plan.FallbackLanguage : record.FallbackLanguage, cancellationToken).ConfigureAwait(false);
        var hasher = (await keys.GetAsync(cancellationToken).ConfigureAwait(false)).Recipients;
        var preview = new ListPreview(ledger, plan.Key, texts.Find(plan.Template)[0].MailingList, found, new ContactReader(found, record?.Settings ?? plan.Settings, hasher), samples, refused);
        return await preview.RunAsync(contacts, cancellationToken).ConfigureAwait(false);
    }

    private async Task RunAsync(string key, CancellationToken cancellationToken)
    {
        await ledger.SetDistributionAsync(key, DistributionState.Running, reason: null, cancellationToken).ConfigureAwait(false);
        signal.Set();
    }

    // The list sending of that key, or null where there is none yet.
    private async Task<DistributionRecord?> CheckAsync(DistributionPlan plan, CancellationToken cancellationToken)
    {
        SettingsCheck.Check(plan);
        texts.Find(plan.Template);
        if (await ledger.GetDistributionAsync(plan.Key, cancellationToken).ConfigureAwait(false) is not { } record)
            return null;
        Check(plan, record);
        return record;
    }

    private void Check(DistributionPlan plan, DistributionRecord record)
    {
        if (record.Template != plan.Template)
            throw new DistributionException($"The key '{plan.Key}' belongs to a list sending of template '{record.Template}'. Give '{plan.Template}' a key of its own.");
        if (record.Sender != options.Value.Sender)
            throw new DistributionException($"The list sending '{plan.Key}' belongs to the sender {record.Sender}. Set Sender to it, or give this one a key of its own.");
        if (plan.FallbackLanguage is { } fallback && !fallback.Equals(record.FallbackLanguage, StringComparison.OrdinalIgnoreCase))
            throw new DistributionException($"The list sending '{plan.Key}' falls back to {(record.FallbackLanguage is { } known ? $"'{known}'" : "no language")}, not to '{fallback}', and that stays. Leave the fallback language out, or give this one a key of its own.");
        if (texts.ChangeOf(record) is { } change)
            throw new DistributionException(change);
    }

    private async Task<DistributionRecord> FindAsync(string key, CancellationToken cancellationToken)
        => await ledger.GetDistributionAsync(key, cancellationToken).ConfigureAwait(false)
            ?? throw new DistributionException($"There is no list sending '{key}'. See 'watemplates distribution list'.");

    private async Task<DistributionRecord> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var record = await FindAsync(key, cancellationToken).ConfigureAwait(false);
        return record.State != DistributionState.Stopped ? record : throw new DistributionException($"The list sending '{key}' was stopped, which is for good. Make one of another key.");
    }

    private static DistributionException Unmoved(DistributionRecord record, string action) => new(record.State switch
    {
        DistributionState.Draft => $"The list sending '{record.Key}' is a draft, of which nothing leaves before it is started, as 'watemplates distribute' does; there is nothing to {action}.",
        DistributionState.Completed => $"The list sending '{record.Key}' is completed; there is nothing to {action}.",
        DistributionState.Paused => $"The list sending '{record.Key}' is paused already, and stays so for the reason it has: {record.Reason}",
        _ => $"The list sending '{record.Key}' changed at the same moment; look at it and {action} it again.",
    });

    private static string? PhoneOf(string? address) => address?.StartsWith(Recipients.RecipientHasher.Channel, StringComparison.Ordinal) == true ? address[Recipients.RecipientHasher.Channel.Length..] : address;
}
