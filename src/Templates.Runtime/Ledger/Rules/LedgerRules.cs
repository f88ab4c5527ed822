namespace WaTemplates.Runtime.Ledger;

/// <summary>Figures and rules that all ledgers share.</summary>
internal static class LedgerRules
{
    /// <summary>How long after a person's last message free text may be sent: Meta's 24 hours less what a request may take.</summary>
    public static readonly TimeSpan SessionWindow = TimeSpan.FromHours(24) - TimeSpan.FromMinutes(5);

    /// <summary>How long after its claim a message that stays unknown keeps others to the same person back.</summary>
    public static readonly TimeSpan HeldBlock = TimeSpan.FromHours(24);

    /// <summary>Between two template messages to a person. Source: Meta's pair rate, one in 6 s.</summary>
    public static readonly TimeSpan PairInterval = TimeSpan.FromSeconds(6);

    /// <summary>In which people count against the day cap.</summary>
    public static readonly TimeSpan CapWindow = TimeSpan.FromHours(24);

    public static bool IsFinal(SendState state) => state is not (SendState.Queued or SendState.Attempting or SendState.Unknown);

    /// <summary>What the person's own words set, their words can lift.</summary>
    public static bool IsLiftable(OptOutSource source, bool isByMessage)
        => source is OptOutSource.Reply or OptOutSource.Button or OptOutSource.StopWord || (source is OptOutSource.Provider && isByMessage);

    /// <summary>Whether an opt-out is something its person did, and so tells of the message they had last.</summary>
    public static bool IsReaction(OptOutSource source) => source is OptOutSource.Reply or OptOutSource.Button or OptOutSource.StopWord or OptOutSource.Link;

    public static string AnswerKey(string messageSid) => "answer:" + messageSid;

    public static OptOut ProviderOptOut(Recipients.RecipientKey recipient, int? errorCode)
        => new(recipient, OptOutScope.All, OptOutSource.Provider, errorCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "provider");

    /// <summary>The row that answers a message, or null where there is no answer.</summary>
    public static NewSend? Answer(InboundMessage message, InboundContext context, InboundDecision decision)
        => decision.Answer is not { } text ? null : new NewSend
        {
            DedupeKey = AnswerKey(message.MessageSid),
            Kind = decision.AnswerKind,
            Sender = message.Sender,
            Recipient = message.From,
            Template = context.Question?.Template,
            Language = context.Question?.Language,
            Payload = text,
        };

    public static void Check(IReadOnlyList<NewSend> sends)
    {
        foreach (var send in sends)
        {
            ArgumentException.ThrowIfNullOrEmpty(send.DedupeKey, nameof(sends));
            if (send.Kind is SendKind.Template && string.IsNullOrEmpty(send.ContentSid))
            {
                throw new ArgumentException("A template message needs a content SID.", nameof(sends));
            }

            if (send.Kind is not SendKind.Template && send.ContentSid is not null)
            {
                throw new ArgumentException("A session text has no content SID.", nameof(sends));
            }
        }
    }

    public static void Check(IReadOnlyList<SendResult> results)
    {
        if (results.Any(result => result.Outcome is SendOutcome.Accepted && string.IsNullOrEmpty(result.MessageSid)))
        {
            throw new ArgumentException("An accepted message needs its SID.", nameof(results));
        }
    }

    public static void Check(IReadOnlyList<Resolution> resolutions)
    {
        if (resolutions.Any(resolution => resolution.Verdict is Verdict.Found && string.IsNullOrEmpty(resolution.MessageSid)))
        {
            throw new ArgumentException("A message that was found needs its SID.", nameof(resolutions));
        }
    }
}
