using WaTemplates.Core;
using WaTemplates.Core.Settings;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Testing;

/// <summary>Approvals files as they are after a template was submitted.</summary>
internal static class ApprovalsText
{
    public const string Account = "AC00000000000000000000000000000001";

    private static readonly DateTimeOffset Submitted = new(2026, 5, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A file with one submission of each language of a template, as the template is now.</summary>
    /// <param name="template">The template's text.</param>
    /// <param name="status">What became of all of them.</param>
    public static string Of(string template, string status = ApprovalStatus.Approved)
    {
        var facts = TemplateCompiler.Analyze(new TemplateFile("a.wa.yaml", "a.wa.yaml", SettingsScope.Default), template).Facts!;
        var file = facts.Languages.Aggregate(ApprovalsFile.Empty, (all, language) => all.With(Account, facts.Name, language.Code, [Record(language.Fingerprint, facts, status)]));
        return ApprovalsWriter.Write(file);
    }

    private static ApprovalRecord Record(string fingerprint, TemplateFacts facts, string status)
        => new(fingerprint, status, JsonValue.Object(("twilio/text", JsonValue.Object(("body", JsonValue.Of("as submitted"))))), JsonValue.List([]))
        {
            ContentSid = "HX" + fingerprint[..32],
            ApprovalName = facts.Name,
            RequestedCategory = facts.Category.ToUpperInvariant(),
            GrantedCategory = status == ApprovalStatus.Approved ? facts.Category.ToUpperInvariant() : null,
            CreatedAt = Submitted,
            SubmittedAt = Submitted,
            DecidedAt = status == ApprovalStatus.Pending ? null : Submitted.AddDays(1),
        };
}
