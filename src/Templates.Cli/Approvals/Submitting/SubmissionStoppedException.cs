namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>Nothing more can be submitted for now: a limit, no connection, or no permission.</summary>
/// <param name="message">Why, as a sentence.</param>
/// <param name="runAgainAt">From when on another run can go on, or null where that is not a matter of time.</param>
internal sealed class SubmissionStoppedException(string message, DateTimeOffset? runAgainAt = null) : Exception(message)
{
    public DateTimeOffset? RunAgainAt => runAgainAt;
}
