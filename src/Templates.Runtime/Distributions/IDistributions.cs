namespace WaTemplates.Runtime.Distributions;

/// <summary>
/// Sends one template to a list of people. A list sending has a key; whoever is in it gets at most one message of it,
/// however often contacts are added and whatever crashes meanwhile.
/// </summary>
public interface IDistributions
{
    /// <summary>Makes a list sending as draft, from which nothing leaves. One of that key that exists is returned as it is, with its own settings.</summary>
    /// <exception cref="DistributionException">The template is unknown or not approved; or the key belongs to another template, to the template before its text changed, or to a list sending with another fallback language than the plan's.</exception>
    Task<DistributionStatus> CreateAsync(DistributionPlan plan, CancellationToken cancellationToken = default);

    /// <summary>Adds people. Streams: nothing is held but a batch. What was added stays when it breaks off, and adding the same again adds nobody twice.</summary>
    /// <param name="key">Of the list sending, in any state but stopped.</param>
    /// <param name="contacts">In the order of the list.</param>
    /// <param name="refused">Told of each contact that is not added, as it is met.</param>
    /// <exception cref="DistributionException">There is no such list sending, or it was stopped.</exception>
    Task<ImportCounts> ImportAsync(string key, IAsyncEnumerable<Contact> contacts, Action<ContactRefusal>? refused = null, CancellationToken cancellationToken = default);

    /// <summary>Lets it run, from its <see cref="DistributionSettings.NotBefore"/> on, first as a canary where one is set.</summary>
    /// <exception cref="DistributionException">There is no such list sending, or it was stopped.</exception>
    Task StartAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Holds it: no message is begun after the task completes. What is under way comes to its end.</summary>
    /// <exception cref="DistributionException">There is no such list sending, or it is not running: it is a draft, paused already, completed or stopped.</exception>
    Task PauseAsync(string key, string reason, CancellationToken cancellationToken = default);

    /// <summary>Goes on where it was held; one that runs stays as it is.</summary>
    /// <exception cref="DistributionException">There is no such list sending, or it is a draft, completed or stopped; or the ledger came from a backup.</exception>
    Task ResumeAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Ends it for good, also one that is completed: what has not left is cancelled, and nobody can be added any more.</summary>
    /// <exception cref="DistributionException">There is no such list sending.</exception>
    Task StopAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Changes limits and times of one that may be running.</summary>
    Task ChangeAsync(string key, DistributionSettings settings, CancellationToken cancellationToken = default);

    /// <summary>How it stands, or null.</summary>
    Task<DistributionStatus?> GetAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>All of them, the newest first.</summary>
    Task<IReadOnlyList<DistributionStatus>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Everybody in it, in the order they were added. Streams.</summary>
    /// <exception cref="DistributionException">There is no such list sending.</exception>
    IAsyncEnumerable<DistributionRow> ExportAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>What would happen to these contacts, without recording anything.</summary>
    /// <param name="samples">How many filled messages to show.</param>
    /// <exception cref="DistributionException">As <see cref="CreateAsync"/>.</exception>
    Task<DistributionPreview> PreviewAsync(DistributionPlan plan, IAsyncEnumerable<Contact> contacts, int samples, Action<ContactRefusal>? refused = null, CancellationToken cancellationToken = default);
}
