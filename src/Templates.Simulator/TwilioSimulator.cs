using WaTemplates.Simulator.Callbacks;
using WaTemplates.Simulator.Contents;
using WaTemplates.Simulator.Http;
using WaTemplates.Simulator.Identity;
using WaTemplates.Simulator.Messages;
using WaTemplates.Simulator.Senders;
using WaTemplates.Simulator.Services;

namespace WaTemplates.Simulator;

/// <summary>
/// A fake Twilio: Content, approvals, Messages, Senders and Services on one local address, with signed webhooks, a journal and
/// failures on demand. A browser finds a phone at <see cref="Url"/>.
/// </summary>
public sealed class TwilioSimulator : IAsyncDisposable
{
    private readonly SimulatedAccount account;
    private readonly SimulatorServer server;
    private readonly ManifestApprovals manifests;
    private int isClosed;

    private TwilioSimulator(SimulatedAccount account, SimulatorServer server)
    {
        this.account = account;
        this.server = server;
        Messages = new MessageLog(account.Messages);
        manifests = new ManifestApprovals(this, account.Clock);
    }

    /// <summary>The base address for all of Twilio's hosts, and the address of the phone page.</summary>
    public Uri Url => server.Url;

    /// <summary>The account's SID.</summary>
    public string AccountSid => account.Sid;

    /// <summary>The account's token. It also signs webhooks.</summary>
    public string AuthToken => account.AuthToken;

    /// <summary>What happened.</summary>
    public SimulatorJournal Journal => account.Journal;

    /// <summary>All messages in their order, in both directions. The list grows while it is read.</summary>
    public IReadOnlyList<SimulatedMessage> Messages { get; }

    /// <summary>The contents, newest first.</summary>
    public IReadOnlyList<SimulatedContent> Contents => account.Contents.NewestFirst;

    /// <summary>What goes wrong. Can be set at any time; its counts then begin anew.</summary>
    public FaultPlan Faults
    {
        get => account.Faults.Plan;
        set => account.Faults.Plan = value;
    }

    /// <summary>Starts a simulator. It listens when this returns.</summary>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    /// <exception cref="IOException">The port is taken, or the journal cannot be written.</exception>
    public static async Task<TwilioSimulator> StartAsync(SimulatorOptions? options = null, CancellationToken cancellationToken = default)
    {
        var account = new SimulatedAccount(options ?? new SimulatorOptions());
        try
        {
            return new TwilioSimulator(account, await SimulatorServer.StartAsync(account, cancellationToken));
        }
        catch
        {
            await account.DisposeAsync();
            throw;
        }
    }

    /// <summary>Adds content that is approved at once, without a review.</summary>
    /// <param name="language">Language code.</param>
    /// <param name="contentTypesJson">The object <c>types</c>, <c>{"twilio/text":{"body":"Hello {{1}}"}}</c>.</param>
    /// <param name="sid">SID to give it; default a new one.</param>
    /// <param name="name">Approval name; default made of the SID.</param>
    /// <param name="category">Category.</param>
    /// <param name="variables">Samples, which stand in for missing values.</param>
    /// <exception cref="ArgumentException">Twilio would refuse the content or the name, or the SID is taken.</exception>
    public SimulatedContent AddApprovedContent(string language, string contentTypesJson, string? sid = null, string? name = null, string category = "UTILITY", IReadOnlyDictionary<string, string>? variables = null)
    {
        sid ??= account.Sids.Next(SidKind.Content, "HX");
        var request = Answer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("friendly_name", name ?? sid);
            json.WriteString("language", language);
            json.WriteStartObject("variables");
            foreach (var (key, value) in variables ?? ContentVariables.None)
                json.WriteString(key, value);
            json.WriteEndObject();
            json.WritePropertyName("types");
            json.WriteRawValue(contentTypesJson);
            json.WriteEndObject();
        });
        var (document, error) = ContentRequest.Read(request.Body, before: null);
        if (document is null)
            throw new ArgumentException(error!.Message, nameof(contentTypesJson));
        if (!SidSource.HasShape(sid, "HX"))
            throw new ArgumentException($"\"{sid}\" is no content SID: HX and 32 hexadecimal digits are needed.", nameof(sid));
        var content = account.Add(sid, document);
        if (account.Approvals.Submit(content, name ?? sid.ToLowerInvariant(), category) is { } refusal)
            throw new ArgumentException(refusal.Message, nameof(name));
        account.Approvals.Decide(content, ApprovalVerdict.Approved);
        return content;
    }

    /// <summary>
    /// Adds every text of the manifests in a folder as approved, and writes <c>simulator.approvals.json</c> beside them, so
    /// that the runtime sends them. Again after a build, it adds what has changed.
    /// </summary>
    /// <param name="folder">The folder <c>watemplates</c> beside an application, or one that <c>watemplates build</c> wrote.</param>
    /// <returns>How many texts were new or changed.</returns>
    /// <exception cref="ArgumentException">Twilio would refuse a text, or the folder has no manifest.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public int ApproveManifests(string folder) => manifests.Approve(folder);

    /// <summary>Says how the reviews of a content SID or approval name will end, also of one that does not exist yet.</summary>
    public void SetVerdict(string contentSidOrName, ApprovalVerdict verdict) => account.Approvals.Script(contentSidOrName, verdict);

    /// <summary>Approves at once all contents with the SID or approval name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public void Approve(string contentSidOrName) => Decide(contentSidOrName, ApprovalVerdict.Approved);

    /// <summary>Rejects them; the name is blocked for 30 days.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public void Reject(string contentSidOrName, string reason = "INVALID_FORMAT") => Decide(contentSidOrName, ApprovalVerdict.Rejected(reason));

    /// <summary>Pauses them; sending then fails with 63041.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public void Pause(string contentSidOrName) => Decide(contentSidOrName, new ApprovalVerdict(ApprovalStatus.Paused));

    /// <summary>Disables them; sending then fails with 63042.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public void Disable(string contentSidOrName) => Decide(contentSidOrName, new ApprovalVerdict(ApprovalStatus.Disabled));

    /// <summary>A person types a text. Ends when the webhook has answered, all tries included; the journal has the result.</summary>
    /// <param name="fromPhone">The person's number, with or without <c>whatsapp:</c>.</param>
    /// <param name="body">The text.</param>
    /// <param name="to">The sender it goes to; default the first one.</param>
    /// <param name="profileName">The person's name in WhatsApp; default from the phone page's contacts, else the digits.</param>
    /// <param name="repliesTo">SID of the message it replies to, as with WhatsApp's reply; default none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The <c>MessageSid</c>.</returns>
    /// <exception cref="ArgumentException">A number, sender or message does not exist.</exception>
    public Task<string> ReceiveTextAsync(string fromPhone, string body, string? to = null, string? profileName = null, string? repliesTo = null, CancellationToken cancellationToken = default)
    {
        var from = WhatsAppAddress.Of(fromPhone);
        return ReceiveAsync(new InboundMessage(from, FindSender(to), body, profileName ?? account.Phone.Contacts.NameOf(from)) { RepliesTo = repliesTo is null ? null : FindMessage(repliesTo) }, cancellationToken);
    }

    /// <summary>A person taps an answer button of a message. Ends when the webhook has answered.</summary>
    /// <param name="fromPhone">The person's number.</param>
    /// <param name="messageSid">The message.</param>
    /// <param name="button">The button's id, its title, or its position from 0.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The <c>MessageSid</c> of the answer.</returns>
    /// <exception cref="ArgumentException">The message went to somebody else or has no such button.</exception>
    public Task<string> TapAsync(string fromPhone, string messageSid, string button, CancellationToken cancellationToken = default)
    {
        var message = FindMessage(messageSid);
        var from = WhatsAppAddress.Of(fromPhone);
        if (message.To != from)
            throw new ArgumentException($"The message {messageSid} went to {message.To}.", nameof(fromPhone));
        var answers = message.Rendered.Buttons.Where(candidate => candidate.IsAnswer).ToList();
        var tapped = answers.Find(candidate => candidate.Id == button) ?? answers.Find(candidate => candidate.Title == button)
            ?? (int.TryParse(button, System.Globalization.CultureInfo.InvariantCulture, out var index) ? answers.ElementAtOrDefault(index) : null)
            ?? throw new ArgumentException($"The message {messageSid} has no answer \"{button}\".", nameof(button));
        return ReceiveAsync(new InboundMessage(from, FindSender(message.Sender), tapped.Title, account.Phone.Contacts.NameOf(from)) { Tapped = tapped, RepliesTo = message }, cancellationToken);
    }

    /// <summary>A person reads a message. Ends when the status callback has answered.</summary>
    /// <exception cref="ArgumentException">There is no such message.</exception>
    public Task ReadAsync(string messageSid, CancellationToken cancellationToken = default) => account.Deliveries.ReadAsync(FindMessage(messageSid), cancellationToken);

    /// <summary>Sets where a sender's messages and statuses are posted; null switches it off. Fragment options such as <c>#rc=3</c> and userinfo are possible.</summary>
    /// <exception cref="ArgumentException">There is no such sender.</exception>
    public void ConfigureSender(string number, Uri? callbackUrl, Uri? statusCallbackUrl = null)
    {
        var sender = FindSender(number);
        sender.Webhook = sender.Webhook with { CallbackUrl = callbackUrl?.OriginalString, StatusCallbackUrl = statusCallbackUrl?.OriginalString };
    }

    /// <summary>Sets where changes of approvals are posted; null switches it off.</summary>
    public void ConfigureEvents(Uri? url) => account.EventsUrl = url?.OriginalString;

    /// <summary>Adds a messaging service with the given senders.</summary>
    /// <returns>Its SID, <c>MG…</c>.</returns>
    /// <exception cref="ArgumentException">A sender does not exist or belongs to another service.</exception>
    public string AddMessagingService(string name, IEnumerable<string> senders, Uri? inboundUrl = null, Uri? statusCallback = null, bool useInboundWebhookOnNumber = false)
    {
        var service = new MessagingService(account.Sids.Next(SidKind.MessagingService, "MG"), name, account.Clock.GetUtcNow());
        service.Use(inboundUrl?.OriginalString, statusCallback?.OriginalString, useInboundWebhookOnNumber);
        foreach (var sender in senders.Select(FindSender))
        {
            if (!account.Services.TryJoin(service, sender))
                throw new ArgumentException($"{sender.Number} belongs to a messaging service already.", nameof(senders));
        }

        account.Services.Add(service);
        return service.Sid;
    }

    /// <summary>Ends when no delivery, callback or review is going on any more.</summary>
    public Task SettleAsync(CancellationToken cancellationToken = default) => account.Background.SettleAsync().WaitAsync(cancellationToken);

    /// <summary>Stops: nothing is answered or called back any more. A second time does nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isClosed, 1) == 1)
            return;
        account.Phone.Close();
        await server.DisposeAsync();
        await account.DisposeAsync();
    }

    private async Task<string> ReceiveAsync(InboundMessage inbound, CancellationToken cancellationToken)
    {
        var message = account.Inbound.Receive(inbound);
        await account.Inbound.ReportAsync(message, inbound, cancellationToken);
        return message.Sid;
    }

    private void Decide(string contentSidOrName, ApprovalVerdict verdict)
    {
        if (account.Approvals.DecideNow(contentSidOrName, verdict) == 0)
            throw new ArgumentException($"There is no content \"{contentSidOrName}\".", nameof(contentSidOrName));
    }

    private Sender FindSender(string? number)
        => (number is null ? account.Senders.All.FirstOrDefault() : account.Senders.FindByNumber(WhatsAppAddress.Of(number)))
            ?? throw new ArgumentException($"There is no sender \"{number}\".", nameof(number));

    private SimulatedMessage FindMessage(string sid) => account.Messages.Find(sid) ?? throw new ArgumentException($"There is no message \"{sid}\".", nameof(sid));
}
