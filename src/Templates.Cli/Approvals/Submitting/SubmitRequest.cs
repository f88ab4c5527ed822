namespace WaTemplates.Cli.Approvals.Submitting;

/// <summary>What a run of <c>submit</c> was asked for.</summary>
/// <param name="Texts">The templates' texts.</param>
/// <param name="Only">Templates and languages to submit; none stands for all.</param>
/// <param name="Resubmit">Whether refused texts go again as they are.</param>
/// <param name="Settle">How long a new content may be missing from Twilio's list.</param>
internal sealed record SubmitRequest(SubmissionTexts Texts, IReadOnlyList<string> Only, bool Resubmit, TimeSpan Settle)
{
    public bool IsDryRun { get; init; }

    public string? Summary { get; init; }

    public string? Approvals { get; init; }

    public required string Format { get; init; }

    /// <summary>The texts that <c>--only</c> names.</summary>
    /// <exception cref="CannotRunException">It names one that no template has.</exception>
    public IReadOnlyList<SubmissionText> Chosen()
    {
        foreach (var name in Only)
        {
            if (!Texts.All.Any(text => Names(name, text)))
                throw new CannotRunException($"'{name}' of --only is none of the texts here. Write NAME or NAME/LANG, such as {(Texts.All.Count > 0 ? Texts.All[0].Id : "portal_feedback/de")}.");
        }

        return Only.Count == 0 ? Texts.All : Texts.All.Where(text => Only.Any(name => Names(name, text))).ToArray();
    }

    private static bool Names(string name, SubmissionText text) => name == text.Name || name == text.Id;
}
