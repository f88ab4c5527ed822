namespace WaTemplates.Cli.Approvals.Storage;

/// <summary>The approvals file cannot be read, so nothing is done and nothing overwritten.</summary>
internal sealed class UnusableApprovalsException(string path, string why)
    : Exception($"WAT0408: the approvals file '{path}' cannot be used: {why} It was not changed. Mend it, or take an earlier version of it from version control; without it texts would be submitted a second time.");
