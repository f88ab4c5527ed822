using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger;

/// <summary>
/// The state of everything sent and received. Speaks in operations of the domain; each is one transaction, durable when
/// its task completes. A failed operation changes nothing. All members may be called from any thread.
/// </summary>
public partial interface ILedger : IAsyncDisposable
{
    /// <summary>Makes the ledger where there is none, and brings an older one up to this version.</summary>
    /// <exception cref="LedgerException">It is of a later version, in use by another sender, or cannot be written.</exception>
    Task InitializeAsync(CancellationToken cancellationToken = default);

    /// <summary>Opens an existing ledger.</summary>
    /// <param name="asSender">
    /// Takes the sender's role, which one process has at a time: needed to claim. What an earlier process had claimed and
    /// not finished becomes <see cref="SendState.Unknown"/>.
    /// </param>
    /// <exception cref="LedgerMissingException">There is none.</exception>
    /// <exception cref="LedgerException">Of another version, or another process has the sender's role.</exception>
    Task OpenAsync(bool asSender, CancellationToken cancellationToken = default);

    /// <summary>A secret of this ledger, made at its initialisation; 32 bytes, by name.</summary>
    Task<byte[]> GetSecretAsync(string name, CancellationToken cancellationToken = default);

    // Sending

    /// <summary>Records messages; outcomes in the same order. All or none.</summary>
    Task<IReadOnlyList<EnqueueOutcome>> EnqueueAsync(IReadOnlyList<NewSend> sends, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes up to <paramref name="wanted"/> permits of a sender's rate: never more than <paramref name="burst"/> +
    /// <paramref name="perSecond"/> × w in any window of w seconds, over all processes. Permits not used are lost.
    /// </summary>
    Task<int> TakePermitsAsync(string sender, int wanted, double perSecond, int burst, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes messages to send, and as many permits as messages. Passes over what may not leave: paused sender or distribution, unseen or lost approval,
    /// another message to the same person under way or unknown (a held one counts for 24 hours). Opted-out ones become
    /// suppressed, those past their time or outside the 24-hour window expired. Rows of lists also wait for their list's
    /// times, rate, course and quiet hours, for 6 s after another template message to the person, and for the day cap;
    /// whoever was written to too lately becomes skipped.
    /// </summary>
    Task<Claim> ClaimAsync(ClaimRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Whether results that were handed over before a claim asks for its room (<see cref="ClaimRequest.MoreRoom"/>) are durable
    /// with that claim at the latest, so that its rows and theirs are never under way together.
    /// </summary>
    bool RecordsBeforeClaims { get; }

    /// <summary>Records what attempts came to, each only where its row still waits for that attempt.</summary>
    Task<IReadOnlyList<ResultEffect>> RecordResultsAsync(IReadOnlyList<SendResult> results, CancellationToken cancellationToken = default);

    /// <summary>Messages of unknown fate, the least recently looked for first.</summary>
    Task<IReadOnlyList<UnknownSend>> GetUnknownAsync(string sender, int limit, CancellationToken cancellationToken = default);

    /// <summary>Those message SIDs that some row has.</summary>
    Task<IReadOnlySet<string>> FindKnownSidsAsync(IReadOnlyCollection<string> messageSids, CancellationToken cancellationToken = default);

    /// <summary>Carries out decisions about messages of unknown fate, each only where its row still waits for that attempt.</summary>
    Task<IReadOnlyList<ResultEffect>> ResolveAsync(IReadOnlyList<Resolution> resolutions, CancellationToken cancellationToken = default);

    /// <summary>Holds a sender until a time, or for good until it is resumed; null reason resumes it.</summary>
    Task SetSenderPauseAsync(string sender, string? reason, DateTimeOffset? until, CancellationToken cancellationToken = default);

    /// <summary>Why a sender is held, or null.</summary>
    Task<string?> GetSenderPauseAsync(string sender, CancellationToken cancellationToken = default);

    // Distributions

    /// <summary>Makes a list sending as draft; one of that key that exists stays as it is.</summary>
    /// <returns>The list sending as it stands then.</returns>
    Task<DistributionRecord> AddDistributionAsync(NewDistribution distribution, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves a list sending to a state: stopping cancels what is queued, and goes on with that where it broke off. Only one
    /// that runs can be paused, a completed one can only be stopped, and a stopped one stays.
    /// </summary>
    /// <returns>Whether it moved; completing is refused while rows are open, those held unknown excepted.</returns>
    Task<bool> SetDistributionAsync(string key, DistributionState state, string? reason, CancellationToken cancellationToken = default);

    /// <summary>Changes limits and times; spreads what is queued now where that setting is a new one.</summary>
    /// <returns>False where there is no such list sending, or its state is final.</returns>
    Task<bool> ChangeDistributionAsync(string key, DistributionSettings settings, CancellationToken cancellationToken = default);

    /// <summary>Sets what the controller decided, as the step that follows <paramref name="step"/>.</summary>
    /// <returns>False where the course has gone on from that step.</returns>
    Task<bool> SetCourseAsync(string key, int step, DistributionCourse course, CancellationToken cancellationToken = default);

    /// <summary>A list sending, or null where there is none of that key.</summary>
    Task<DistributionRecord?> GetDistributionAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>List sendings, the newest first.</summary>
    /// <param name="isOpenOnly">Leaves out what is completed, and what is stopped with nothing queued.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<DistributionRecord>> ListDistributionsAsync(bool isOpenOnly, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds people, a person once; outcomes in the same order. Durable when the task completes; a crash before leaves a
    /// part of them added. A completed list sending becomes a draft again.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no such list sending.</exception>
    Task<IReadOnlyList<MemberOutcome>> AddMembersAsync(string key, IReadOnlyList<NewMember> members, CancellationToken cancellationToken = default);

    /// <summary>
    /// How many people of a long list <see cref="AddMembersAsync"/> is best given at a time, in the order of their keys: with
    /// more of them less of the index that finds a person is written anew, and more has to be held.
    /// </summary>
    int MembersPerCall { get; }

    /// <summary>What <see cref="AddMembersAsync"/> would say; <paramref name="key"/> may be one that does not exist yet.</summary>
    Task<IReadOnlyList<MemberOutcome>> ForeseeMembersAsync(string key, string mailingList, IReadOnlyList<RecipientKey> recipients, CancellationToken cancellationToken = default);

    /// <summary>A page of a list sending's rows, in the order they were added.</summary>
    /// <param name="key">Of the list sending; none for one that does not exist.</param>
    /// <param name="afterId">The last row of the page before; 0 for the first.</param>
    /// <param name="limit">Rows at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<MemberRecord>> GetMembersAsync(string key, long afterId, int limit, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes over messages that the provider has and no row knows, after an earlier state of the ledger was restored: each
    /// settles the oldest template message of that sender to that person that is not final.
    /// </summary>
    /// <returns>How many found their row.</returns>
    Task<int> AdoptAsync(string sender, IReadOnlyList<ForeignMessage> messages, CancellationToken cancellationToken = default);

    // Receiving

    /// <summary>
    /// Records a message from a person and, in the same transaction, what <paramref name="decide"/> makes of it: opt-out,
    /// answer, work for later. <paramref name="decide"/> is called within the transaction, must be quick and without effects.
    /// </summary>
    Task<InboundOutcome> RecordInboundAsync(InboundMessage message, Func<InboundMessage, InboundContext, InboundDecision> decide, CancellationToken cancellationToken = default);

    /// <summary>Moves deliveries forward, never back: reports may come twice, late and in any order.</summary>
    Task<IReadOnlyList<ReportEffect>> RecordReportsAsync(IReadOnlyList<DeliveryReport> reports, CancellationToken cancellationToken = default);

    /// <summary>Accepted messages that nothing was heard of since a time.</summary>
    Task<IReadOnlyList<(long SendId, string MessageSid)>> GetUnreportedAsync(DateTimeOffset acceptedBefore, int limit, CancellationToken cancellationToken = default);

    /// <summary>Takes due jobs of a kind; each comes back after <paramref name="lease"/> unless completed.</summary>
    Task<IReadOnlyList<Job>> ClaimJobsAsync(JobKind kind, int limit, TimeSpan lease, CancellationToken cancellationToken = default);

    /// <summary>Records what an attempt at a job came to; one of an attempt whose lease ran out does not count.</summary>
    Task CompleteJobAsync(long jobId, int attempt, JobOutcome outcome, CancellationToken cancellationToken = default);

    // Opt-out

    /// <summary>Records an opt-out and suppresses what is queued for the person in its scope; again, it changes nothing.</summary>
    Task OptOutAsync(OptOut optOut, CancellationToken cancellationToken = default);

    /// <summary>The opt-outs of a person that are in force.</summary>
    Task<IReadOnlyList<OptOutRecord>> GetOptOutsAsync(RecipientKey recipient, CancellationToken cancellationToken = default);

    // Templates

    /// <summary>Records Twilio's present word on contents; others stay.</summary>
    Task SetApprovalsAsync(IReadOnlyList<TemplateApproval> approvals, CancellationToken cancellationToken = default);

    /// <summary>What was last heard of all contents.</summary>
    Task<IReadOnlyList<TemplateApproval>> GetApprovalsAsync(CancellationToken cancellationToken = default);

    // Reading and upkeep

    /// <summary>The message of a key, or null.</summary>
    Task<SendRecord?> FindSendAsync(string dedupeKey, CancellationToken cancellationToken = default);

    /// <summary>The message of a row, or null.</summary>
    Task<SendRecord?> FindSendAsync(long sendId, CancellationToken cancellationToken = default);

    /// <summary>How many messages are in each state.</summary>
    Task<IReadOnlyDictionary<SendState, long>> CountSendsAsync(CancellationToken cancellationToken = default);

    /// <summary>A named point in time kept for upkeep, such as how far the inbound sweep got.</summary>
    Task<DateTimeOffset?> GetMarkAsync(string name, CancellationToken cancellationToken = default);

    /// <summary>Sets a mark that <see cref="GetMarkAsync"/> reads.</summary>
    Task SetMarkAsync(string name, DateTimeOffset at, CancellationToken cancellationToken = default);

    /// <summary>Bytes that are left where the ledger grows; null where it cannot be known.</summary>
    Task<long?> GetFreeSpaceAsync(CancellationToken cancellationToken = default);

    /// <summary>Deletes personal data past its time, and questions that ended.</summary>
    /// <returns>How many rows were touched.</returns>
    Task<int> ApplyRetentionAsync(Retention retention, CancellationToken cancellationToken = default);

    /// <summary>A hash over everything that an inbound request could change: equal before and after one that must change nothing.</summary>
    Task<string> HashStateAsync(CancellationToken cancellationToken = default);
}

/// <summary>How long personal data stays.</summary>
/// <param name="Payloads">Variables and texts of messages, after their end.</param>
/// <param name="InboundTexts">What people wrote; how it was read stays.</param>
public sealed record Retention(TimeSpan Payloads, TimeSpan InboundTexts)
{
    /// <summary>Payloads 7 days, inbound texts 30.</summary>
    public static Retention Default { get; } = new(TimeSpan.FromDays(7), TimeSpan.FromDays(30));
}
