namespace WaTemplates.Runtime.Hosting;

/// <summary>What to do with a message that Twilio may or may not have.</summary>
public enum UnknownPolicy
{
    /// <summary>Send again once it is absent from Twilio's list twice, a settle time apart.</summary>
    Reconcile,

    /// <summary>Never send again; it stays unknown and is reported.</summary>
    Hold,

    /// <summary>Send again after a settle time, even without a look at the list: may send twice.</summary>
    Resend,
}

/// <summary>What to send while a changed text waits for its approval.</summary>
public enum WhenChanged
{
    /// <summary>The last approved version, if its variables are the same.</summary>
    LastApproved,

    /// <summary>Nothing.</summary>
    Refuse,
}

/// <summary>
/// Settings of the runtime: section <c>WaTemplates</c> of the configuration, environment <c>WATEMPLATES_…</c>, and Twilio's
/// usual <c>TWILIO_…</c>.
/// </summary>
public sealed class WaTemplatesOptions
{
    /// <summary>Folder with manifests and approvals, relative to the application. <c>watemplates</c>.</summary>
    public string Templates { get; set; } = "watemplates";

    /// <summary>Our number, <c>whatsapp:+14155238886</c> or digits.</summary>
    public string? Sender { get; set; }

    /// <summary><c>MG…</c>: send through this service, so that its opt-out handling applies.</summary>
    public string? MessagingServiceSid { get; set; }

    /// <summary>Where Twilio and recipients reach this application from outside; https, except on loopback.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>SQLite file, or a PostgreSQL connection string.</summary>
    public string? Database { get; set; }

    /// <summary><c>id:base64</c> of at least 32 bytes, several separated by commas, the first signs. None: made and kept by the ledger.</summary>
    public string? OptOutKey { get; set; }

    /// <summary>Messages per second and sender, more than 0. 60: below Twilio's 80, so that its queue stays empty and a stop takes effect at once.</summary>
    public double Rate { get; set; } = 60;

    /// <summary>Messages per second of all senders of the account together, more than 0; null for no such limit.</summary>
    public double? AccountRate { get; set; }

    /// <summary>How many people list sendings may reach from the sender in 24 hours: WhatsApp's messaging limit, 250, 1000, 10000 or 100000. Null for no such limit.</summary>
    public int? DayCap { get; set; }

    /// <summary>Read statuses from Twilio's list every few seconds, where nothing listens for callbacks.</summary>
    public bool PollStatuses { get; set; }

    /// <summary>MiB on the ledger's disk that list sendings leave free; imports leave a quarter of it.</summary>
    public int MinFreeSpaceMb { get; set; } = 1024;

    /// <summary>
    /// Compare Twilio's list with the ledger at the start, and start paused where it has messages that the ledger does not
    /// know. Switch it off where other software sends from the same number.
    /// </summary>
    public bool GuardRestore { get; set; } = true;

    /// <summary>Requests under way at a time, 1 to 256; also the most that can be of unknown fate after a crash.</summary>
    public int MaxInFlight { get; set; } = 32;

    /// <summary>How long a new message may take to appear in Twilio's list.</summary>
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromMinutes(10);

    public UnknownPolicy UnknownPolicy { get; set; } = UnknownPolicy.Reconcile;

    public WhenChanged WhenChanged { get; set; } = WhenChanged.LastApproved;

    /// <summary>How long an answer to a question counts.</summary>
    public TimeSpan QuestionLife { get; set; } = TimeSpan.FromDays(7);

    /// <summary>An approval that was last seen longer ago is no approval. Seen every third of it.</summary>
    public TimeSpan ApprovalMaxAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Second address that gets every inbound form after it is recorded, such as Qualtrics; signed anew.</summary>
    public Uri? Forward { get; set; }

    /// <summary>Trust the scheme and host that a proxy forwards, in place of <see cref="PublicUrl"/>'s. Off: never behind an untrusted proxy.</summary>
    public bool UseForwardedHeaders { get; set; }

    /// <summary>How long a handler may take for one reply before it is tried again.</summary>
    public TimeSpan HandlerTimeout { get; set; } = TimeSpan.FromMinutes(1);

    public TwilioOptions Twilio { get; } = new();

    /// <summary>A process that was frozen longer than this since a claim does not send: by then the message may be in other hands.</summary>
    internal TimeSpan SendDeadline { get; set; } = TimeSpan.FromSeconds(45);

    /// <summary>Whether webhooks are taken here. A command that sends one message takes none.</summary>
    internal bool IsListening { get; set; } = true;
}

/// <summary>Account and secrets.</summary>
public sealed class TwilioOptions
{
    /// <summary><c>AC…</c>. <c>TWILIO_ACCOUNT_SID</c>.</summary>
    public string? AccountSid { get; set; }

    /// <summary>Signs the webhooks; several separated by commas during a rotation. <c>TWILIO_AUTH_TOKEN</c>.</summary>
    public string? AuthToken { get; set; }

    /// <summary><c>SK…</c>, to be preferred for requests. <c>TWILIO_API_KEY</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary><c>TWILIO_API_SECRET</c>.</summary>
    public string? ApiSecret { get; set; }

    /// <summary>One base address for all calls: simulator, mock. <c>WATEMPLATES_TWILIO_URL</c>.</summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>The tokens a webhook may be signed with.</summary>
    public IReadOnlyList<string> SigningTokens
        => (AuthToken ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
