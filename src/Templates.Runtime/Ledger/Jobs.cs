namespace WaTemplates.Runtime.Ledger;

/// <summary>What is to be done with a message after it was recorded.</summary>
public enum JobKind
{
    /// <summary>The user's reply handler.</summary>
    Handler = 0,

    /// <summary>Passing the form on to the second address.</summary>
    Forward = 1,
}

/// <summary>A durable piece of work; done at least once.</summary>
/// <param name="JobId">Its row.</param>
/// <param name="Attempt">Number of this attempt from 1.</param>
/// <param name="Message">The message in question; with an empty body where its text was deleted.</param>
/// <param name="Decision">How it was read.</param>
/// <param name="Template">The template of the question it answers.</param>
/// <param name="Language">In that language.</param>
/// <param name="MailingList">Of that list.</param>
/// <param name="ReceivedAt">When it arrived.</param>
public sealed record Job(long JobId, int Attempt, InboundMessage Message, InboundDecision Decision, string? Template, string? Language, string? MailingList, DateTimeOffset ReceivedAt);

/// <summary>What an attempt at a job came to.</summary>
/// <param name="IsDone">Done, or given up for good where <paramref name="RetryAt"/> is null and this is false.</param>
/// <param name="RetryAt">When to try again.</param>
/// <param name="Error">What went wrong, without personal data.</param>
public readonly record struct JobOutcome(bool IsDone, DateTimeOffset? RetryAt, string? Error)
{
    /// <summary>It is done.</summary>
    public static JobOutcome Done => new(true, null, null);
}
