namespace WaTemplates.Simulator;

/// <summary>How a simulator begins.</summary>
public sealed class SimulatorOptions
{
    /// <summary>Address to listen at, <c>http://127.0.0.1:5080</c>. Default: loopback and <see cref="Port"/>.</summary>
    public string? Urls { get; init; }

    /// <summary>Port on loopback; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The account's SID, <c>AC</c> and 32 hexadecimal digits. Default: made from the seed.</summary>
    public string? AccountSid { get; init; }

    /// <summary>The account's token, which also signs webhooks. Default: made from the seed.</summary>
    public string? AuthToken { get; init; }

    /// <summary>Twilio's word for the state of the account. Default: active.</summary>
    public string AccountStatus { get; init; } = "active";

    /// <summary>Twilio's word for the kind of the account: <c>Full</c> or <c>Trial</c>.</summary>
    public string AccountType { get; init; } = "Full";

    /// <summary>An API key that is accepted beside the token, <c>SK…</c>.</summary>
    public string? ApiKey { get; init; }

    /// <summary>Secret of <see cref="ApiKey"/>.</summary>
    public string? ApiSecret { get; init; }

    /// <summary>Seed of SIDs and faults: the same requests in the same order give the same. Default: another each time.</summary>
    public long? Seed { get; init; }

    /// <summary>File that the journal is appended to, one line of JSON an entry.</summary>
    public string? JournalPath { get; init; }

    /// <summary>Number of journal entries kept in memory. Default: all.</summary>
    public int KeptJournalEntries { get; init; } = int.MaxValue;

    /// <summary>Number of messages, counted from the newest, that keep their texts and values. Default: all.</summary>
    public int KeptBodies { get; init; } = int.MaxValue;

    /// <summary>The senders. Default: whatsapp:+14155238886, online.</summary>
    public IReadOnlyList<SimulatorSender> Senders { get; init; } = [new("whatsapp:+14155238886")];

    /// <summary>Where what people write is posted, for senders that name no address.</summary>
    public string? InboundUrl { get; init; }

    /// <summary>Where statuses are posted, for messages and senders that name no address.</summary>
    public string? StatusUrl { get; init; }

    /// <summary>Where changes of approvals are posted, as Event Streams does to a webhook. Default: nowhere.</summary>
    public string? EventsUrl { get; init; }

    /// <summary>Time from a request for approval to its verdict. Default: none.</summary>
    public TimeSpan ApprovalDelay { get; init; }

    /// <summary>How reviews end that were not scripted and find nothing wrong. Default: approved.</summary>
    public ApprovalVerdict Verdict { get; init; } = ApprovalVerdict.Approved;

    /// <summary>Time from each status of a message to the next. Default: none.</summary>
    public TimeSpan StatusDelay { get; init; }

    /// <summary>How long new messages are missing from lists. Default: not at all.</summary>
    public TimeSpan ListLag { get; init; }

    /// <summary>How long a changed sender shows VERIFYING. Default: only in the answer to the change.</summary>
    public TimeSpan SenderDelay { get; init; }

    /// <summary>Twilio's advanced opt-out: STOP, START and HELP are answered, reported with <c>OptOutType</c>, and STOP refuses further messages (21610).</summary>
    public bool AdvancedOptOut { get; init; }

    /// <summary>What goes wrong from the beginning.</summary>
    public FaultPlan Faults { get; init; } = FaultPlan.None;

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
