namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>One text could not be submitted; others can.</summary>
internal sealed class SubmissionFailedException(string message) : Exception(message);
