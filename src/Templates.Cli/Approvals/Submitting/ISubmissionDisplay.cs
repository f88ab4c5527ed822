namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>Shows a person how far a run is.</summary>
internal interface ISubmissionDisplay
{
    /// <summary>A step on a text.</summary>
    void Tell(SubmissionText text, string what);

    /// <summary>A text is dealt with.</summary>
    void Done(TextOutcome outcome);
}
