using System.Diagnostics.CodeAnalysis;
using WaTemplates.Runtime.Catalog;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Runtime.Benchmarks.Million;

/// <summary>A catalogue of one text: an invitation with a name and a personal link.</summary>
internal sealed class ListTemplate : ITemplateCatalog
{
    public const string Name = "survey_invitation";

    private static readonly TemplateVariable[] Variables = [new(1, "${m://FirstName}", "FirstName", "body", null), new(2, "${l://SurveyURL}", "SurveyURL", "body", null)];

    public static CatalogTemplate Text { get; } = new()
    {
        Name = Name,
        Language = "de",
        Kind = "invitation",
        Category = "utility",
        MailingList = "portal",
        Fingerprint = "f",
        Variables = Variables,
        ReplyVariables = [],
        Menu = [],
        Replies = new Dictionary<string, string>(StringComparer.Ordinal),
        Submissions = [new SubmittedContent(Setting.Content, "f", Variables, [new ContentPart("body", "Hallo {{1}}, öffnen Sie bitte {{2}} für unsere Umfrage.", 1024)], IsCurrent: true)],
    };

    public IReadOnlyList<CatalogTemplate> Templates { get; } = [Text];

    public CatalogTemplate Get(string name, string language) => TryGet(name, language, out var template) ? template : throw new NotSupportedException();

    public bool TryGet(string name, string language, [NotNullWhen(true)] out CatalogTemplate? template)
    {
        template = (name, language) == (Name, Text.Language) ? Text : null;
        return template is not null;
    }
}
