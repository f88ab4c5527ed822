using System.Collections.Concurrent;
using WaTemplates.Runtime.Catalog;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;
using WaTemplates.Runtime.Sending;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Runtime.Distributions;

/// <summary>The approved texts that a list sending is made from.</summary>
internal sealed record ListTexts(IReadOnlyDictionary<string, ListText> Texts, string? FallbackLanguage, TimeSpan QuestionLife)
{
    public IReadOnlyCollection<string> Languages { get; } = Texts.Keys.Order(StringComparer.Ordinal).ToArray();

    public bool IsMarketing { get; } = Texts.Values.Any(text => text.Template.Category == "marketing");

    public ListText this[string language] => Texts[language];
}

/// <summary>A text in one language, prepared so that a million people can get it.</summary>
internal sealed class ListText
{
    private readonly ContentForm form;
    private readonly Func<RecipientKey, string>? optOutLink;
    private readonly ConcurrentDictionary<string, MemberContent> contents = new(StringComparer.Ordinal);

    /// <param name="template">The text.</param>
    /// <param name="content">What it is sent as.</param>
    /// <param name="optOutLink">Makes our own links; null without a public address.</param>
    public ListText(CatalogTemplate template, SubmittedContent content, Func<RecipientKey, string>? optOutLink)
    {
        (Template, Content) = (template, content);
        form = new ContentForm(content);
        var isAsked = content.Variables.Any(variable => variable.Name == PlaceholderNames.OptOutUrl) || template.ReplyVariables.Contains(PlaceholderNames.OptOutUrl, StringComparer.Ordinal);
        this.optOutLink = isAsked ? optOutLink : null;
    }

    public CatalogTemplate Template { get; }

    public SubmittedContent Content { get; }

    /// <summary>The same object for the same time zone.</summary>
    public MemberContent ContentFor(string? timeZone)
        => contents.GetOrAdd(timeZone ?? "", zone => new MemberContent(Template.Language, Content.ContentSid, Content.Fingerprint, zone.Length == 0 ? null : zone));

    /// <summary>Content variables as JSON, and what a two-way text asks.</summary>
    /// <exception cref="MessageRefusedException">A value is missing or breaks a rule.</exception>
    public (string Payload, OpenQuestion? Question) Compose(IReadOnlyDictionary<string, string> given, RecipientKey recipient)
    {
        var values = WithOptOutLink(given, recipient);
        return (form.ToJson(values), MessageComposer.Question(Template, Template.MailingList, values));
    }

    /// <summary>Values by number, for people to read.</summary>
    /// <exception cref="MessageRefusedException">A value is missing or breaks a rule.</exception>
    public IReadOnlyDictionary<int, string> Fill(IReadOnlyDictionary<string, string> given, RecipientKey recipient) => ContentVariables.Fill(Content, WithOptOutLink(given, recipient));

    private IReadOnlyDictionary<string, string> WithOptOutLink(IReadOnlyDictionary<string, string> given, RecipientKey recipient)
        => optOutLink is null || given.ContainsKey(PlaceholderNames.OptOutUrl)
            ? given
            : new Dictionary<string, string>(given, StringComparer.Ordinal) { [PlaceholderNames.OptOutUrl] = optOutLink(recipient) };
}
