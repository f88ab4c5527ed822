using System.Collections.Concurrent;
using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Approvals;

/// <summary>Takes requests for approval and brings them to their verdict: received, pending, decided.</summary>
internal sealed class ApprovalDesk(SimulatedAccount account)
{
    private static readonly string[] Categories = ["UTILITY", "MARKETING", "AUTHENTICATION"];
    private static readonly string[] WindowOnly = ["twilio/location", "twilio/list-picker"];

    private readonly Lock gate = new();
    private readonly ApprovalNames names = new(account.Clock);
    private readonly ApprovalEvents events = new(account);
    private readonly ConcurrentDictionary<string, ApprovalVerdict> scripted = new(StringComparer.Ordinal);

    public TwilioError? Submit(SimulatedContent content, string name, string category)
    {
        if (name.Length is 0 or > 512 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
            return TwilioError.Invalid($"The name \"{name}\" must be made of a to z, digits and underscores, at most 512.");
        if (!Categories.Contains(category, StringComparer.Ordinal))
            return TwilioError.Invalid($"The category \"{category}\" is not one of {string.Join(", ", Categories)}.");
        if (WindowOnly.Contains(content.Type, StringComparer.Ordinal))
            return TwilioError.Invalid($"{content.Type} cannot be approved; it is for open conversations alone.");
        lock (gate)
        {
            if (content.Approval.IsSubmitted)
                return new TwilioError(20409, "The content was submitted before.", 409);
            if (names.TryTake(name, content.Language) is { } taken)
                return new TwilioError(20409, taken, 409);
            Set(content, new Approval(ApprovalStatus.Received, name, category) { SubmittedAt = account.Clock.GetUtcNow() });
            return null;
        }
    }

    /// <summary>Takes the steps whose time has come.</summary>
    public void Advance(SimulatedContent content)
    {
        lock (gate)
        {
            var approval = content.Approval;
            if (approval.IsDecided || !approval.IsSubmitted)
                return;
            var verdict = VerdictFor(content);
            var delay = verdict.Delay ?? account.Options.ApprovalDelay;
            var waited = account.Clock.GetUtcNow() - approval.SubmittedAt;
            if (approval.Status == ApprovalStatus.Received && waited >= delay / 2)
                Set(content, approval with { Status = ApprovalStatus.Pending });
            if (content.Approval.Status == ApprovalStatus.Pending && verdict.Status != ApprovalStatus.Pending && waited >= delay)
                Decide(content, verdict);
        }
    }

    /// <summary>Goes along with a review until it is decided.</summary>
    public async Task FollowAsync(SimulatedContent content, CancellationToken cancellationToken)
    {
        var delay = VerdictFor(content).Delay ?? account.Options.ApprovalDelay;
        for (var step = 0; step < 2; step++)
        {
            if (delay > TimeSpan.Zero)
                await Task.Delay(delay / 2, account.Clock, cancellationToken);
            Advance(content);
        }
    }

    /// <summary>How the reviews of a content SID or approval name will end.</summary>
    public void Script(string contentSidOrName, ApprovalVerdict verdict)
    {
        scripted[contentSidOrName] = verdict;
        foreach (var content in Named(contentSidOrName))
            Advance(content);
    }

    /// <returns>Number of contents it applied to.</returns>
    public int DecideNow(string contentSidOrName, ApprovalVerdict verdict)
    {
        lock (gate)
        {
            var contents = Named(contentSidOrName);
            foreach (var content in contents)
                Decide(content, verdict);
            return contents.Count;
        }
    }

    public void Decide(SimulatedContent content, ApprovalVerdict verdict)
    {
        lock (gate)
        {
            Set(content, content.Approval with { Status = verdict.Status, Reason = verdict.Reason, Category = verdict.Category ?? content.Approval.Category });
            if (verdict.Status == ApprovalStatus.Rejected && content.Approval.Name is { } name)
                names.BlockAfterEnd(name, content.Language);
        }
    }

    public void Forget(SimulatedContent content)
    {
        if (content.Approval.Name is { } name)
            names.BlockAfterEnd(name, content.Language);
    }

    private ApprovalVerdict VerdictFor(SimulatedContent content)
    {
        if (scripted.TryGetValue(content.Sid, out var verdict) || (content.Approval.Name is { } name && scripted.TryGetValue(name, out verdict)))
            return verdict;
        return TemplateReview.Refusal(content.Document) is { } refusal ? ApprovalVerdict.Rejected(refusal) : account.Options.Verdict;
    }

    private List<SimulatedContent> Named(string contentSidOrName)
        => [.. account.Contents.NewestFirst.Where(content => content.Sid == contentSidOrName || content.ApprovalName == contentSidOrName)];

    private void Set(SimulatedContent content, Approval approval)
    {
        var before = content.Approval;
        content.Approval = approval;
        account.Journal.Add(new JournalEntry { Kind = JournalKind.Verdict, ContentSid = content.Sid, Status = approval.Status, Detail = approval.Reason.Length > 0 ? approval.Reason : approval.Name });
        account.Phone.ContentChanged(content);
        events.Changed(content, before, approval);
    }
}
