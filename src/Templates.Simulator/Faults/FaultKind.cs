namespace WaTemplates.Simulator;

/// <summary>What goes wrong. Names in a fault file are the same in kebab case, <c>accept-then-close</c>.</summary>
public enum FaultKind
{
    /// <summary>Nothing: the operation is carried out and answered. Put before other faults it spares what it matches.</summary>
    None,

    /// <summary>The operation is carried out; the connection is closed without an answer.</summary>
    AcceptThenClose,

    /// <summary>The connection is closed and nothing is carried out.</summary>
    CloseBeforeAccept,

    /// <summary>The operation is carried out and answered with an error: <see cref="Fault.HttpStatus"/>, default 500.</summary>
    AcceptThenError,

    /// <summary>Nothing is carried out; answered with <see cref="Fault.HttpStatus"/> (500) and <see cref="Fault.Code"/> (20500).</summary>
    Error,

    /// <summary>Nothing is carried out; 429 with code 20429 and <see cref="Fault.RetryAfter"/>, which may be nonsense.</summary>
    TooManyRequests,

    /// <summary>Nothing is carried out; the error comes in the newer form, RFC 9457.</summary>
    Problem,

    /// <summary>The operation waits before it is carried out.</summary>
    DelayBefore,

    /// <summary>The operation is carried out, then the answer waits.</summary>
    DelayAfter,

    /// <summary>Carried out; half the answer is sent, then the connection is closed.</summary>
    TruncatedAnswer,

    /// <summary>Carried out; the answer is <see cref="Fault.Body"/> or a gateway's HTML page.</summary>
    NonJsonAnswer,

    /// <summary>Carried out; the answer has no body.</summary>
    EmptyAnswer,

    /// <summary>Lists leave out what is younger than <see cref="Fault.Delay"/>.</summary>
    ListLag,

    /// <summary>Lists have at most <see cref="Fault.PageSize"/> entries a page.</summary>
    ListPages,

    /// <summary>The first status callbacks arrive before the answer.</summary>
    CallbackFirst,

    /// <summary>Every status callback is posted twice.</summary>
    CallbackTwice,

    /// <summary>The status callbacks come in the wrong order.</summary>
    CallbackReversed,

    /// <summary>No status callback is posted.</summary>
    CallbackMissing,

    /// <summary>Status callbacks go to an address where nobody listens.</summary>
    CallbackDead,

    /// <summary>The message is accepted and fails later with <see cref="Fault.Code"/> and <see cref="Fault.Status"/> (undelivered).</summary>
    Undelivered,

    /// <summary>The content of the message is paused, from this message on.</summary>
    PauseTemplate,
}
