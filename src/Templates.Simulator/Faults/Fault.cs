namespace WaTemplates.Simulator;

/// <summary>
/// Something that goes wrong: what, where, how often. It counts the operations that match <see cref="Operation"/> and
/// <see cref="To"/>, lets the first <see cref="After"/> pass, strikes at most <see cref="Count"/> times and each time with
/// <see cref="Probability"/>.
/// </summary>
/// <param name="Kind">What goes wrong.</param>
public sealed record Fault(FaultKind Kind)
{
    /// <summary>The longest delay, in seconds: 60, for lists 120.</summary>
    internal const int LongestDelay = 60;

    internal const int LongestLag = 120;

    /// <summary>The operation it applies to. Default: listing for the faults of lists, else creating a message.</summary>
    public FaultOperation Operation { get; init; } = Kind is FaultKind.ListLag or FaultKind.ListPages ? FaultOperation.ListMessages : FaultOperation.CreateMessage;

    /// <summary>The ends of recipients' numbers, digits alone; any of them matches. Default: all.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>Content SID of the messages it applies to. Default: all.</summary>
    public string? ContentSid { get; init; }

    /// <summary>How probable it is at each match, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>Number of matches that pass before it can strike.</summary>
    public long After { get; init; }

    /// <summary>How often it strikes at most. Default: without end.</summary>
    public long? Count { get; init; }

    /// <summary>Length of a delay (up to 60 s) or of a list's lag (up to 120 s).</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Upper end of a delay; each is drawn between <see cref="Delay"/> and this. Default: always <see cref="Delay"/>.</summary>
    public TimeSpan? MaximumDelay { get; init; }

    /// <summary>HTTP status of an error.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Twilio's error code; any number, known or not.</summary>
    public int? Code { get; init; }

    /// <summary>Last status of an undelivered message; any word, known or not.</summary>
    public string? Status { get; init; }

    /// <summary>Value of the header <c>Retry-After</c>, sent as it is. Default: no header.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>Body of an answer that is not JSON.</summary>
    public string? Body { get; init; }

    /// <summary>Entries a page.</summary>
    public int PageSize { get; init; } = 1;
}
