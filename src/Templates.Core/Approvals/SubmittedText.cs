using System.Globalization;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Source;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Core.Approvals;

/// <summary>A language of a template beside what the approvals file says of it.</summary>
/// <param name="Result">The template.</param>
/// <param name="Language">The language; its fingerprint is known.</param>
/// <param name="HasFile">Whether there is an approvals file.</param>
/// <param name="IsRequired">Whether the text must be approved.</param>
/// <param name="Accounts">The accounts that it was ever submitted to.</param>
internal sealed record SubmittedText(TemplateResult Result, LanguageFacts Language, bool HasFile, bool IsRequired, IReadOnlyList<AccountStanding> Accounts)
{
    public TemplateFacts Facts => Result.Facts!;

    /// <summary>The rule's severity, or an error where approval is required.</summary>
    public Severity SeverityOf(RuleDescriptor rule) => IsRequired ? Severity.Error : rule.DefaultSeverity;

    public Diagnostic Finding(RuleDescriptor rule, Severity severity, Place at, string message)
        => new(rule, severity, Result.Path, at.Span, at.Lines, message) { Template = Facts.Name, Language = Language.Code };
}

/// <summary>Where a text stands in one account.</summary>
/// <param name="Standing">How far it is.</param>
/// <param name="InAccount">Names the account in a message, with a blank before; empty where there is only one.</param>
internal sealed record AccountStanding(ApprovalStanding Standing, string InAccount)
{
    /// <summary>The last submission.</summary>
    public ApprovalRecord Record => Standing.Record!;

    /// <summary>" on 2026-05-03", or nothing where the day is not known.</summary>
    public static string On(DateTimeOffset? date) => date is { } known ? " on " + DayOf(known) : "";

    /// <summary>The day in UTC.</summary>
    public static string DayOf(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
