namespace WaTemplates.Core.Approvals;

/// <summary>An approvals file with the texts that it is to tell of.</summary>
/// <param name="File">The file, or null where there is none.</param>
/// <param name="Results">The templates it belongs to, in order of their paths.</param>
/// <param name="Texts">Their languages, as far as they can be submitted; none where the file cannot be read.</param>
internal sealed record JudgedApprovals(ReadApprovals? File, IReadOnlyList<TemplateResult> Results, IReadOnlyList<SubmittedText> Texts);
