using System.Collections.Concurrent;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Distributions;

/// <summary>Makes rows of contacts, or says why not; on several threads at a time.</summary>
internal sealed class ContactReader(ListTexts texts, DistributionSettings settings, RecipientHasher hasher)
{
    private readonly LanguageMatch languages = new(texts.Languages, texts.FallbackLanguage);
    private readonly ConcurrentDictionary<string, bool> timeZones = new(StringComparer.Ordinal);

    /// <summary>The row of a contact; null with the reason why there is none.</summary>
    public NewMember? Read(Contact contact, out ContactRefusal? refusal)
    {
        refusal = null;
        if (!PhoneNumber.TryParse(contact.Phone, out var number, out var problem))
            return Refuse(contact, ContactProblem.BadNumber, $"The number cannot be used: {problem}.", out refusal);
        if (texts.IsMarketing && UnitedStatesNumbers.Has(number))
            return Refuse(contact, ContactProblem.MarketingToUnitedStates, "WhatsApp delivers no marketing messages to numbers of the United States (63049). Leave the contact out, or send a utility template.", out refusal);
        if (languages.Find(contact.Language) is not { } language)
            return Refuse(contact, ContactProblem.NoLanguage, $"The template has no approved text in '{contact.Language}', only in {string.Join(", ", texts.Languages)}. Set a fallback language, or add this one.", out refusal);
        if (contact.TimeZone is { Length: > 0 } zone && !IsTimeZone(zone))
            return Refuse(contact, ContactProblem.BadTimeZone, $"The time zone '{zone}' is not known. Write an IANA name: Europe/Berlin.", out refusal);
        if (settings.RequireConsent && contact.ConsentAt is null)
            return Refuse(contact, ContactProblem.NoConsent, "There is no time of consent. Add the column ConsentAt, or leave the contact out.", out refusal);
        try
        {
            return Member(contact, texts[language], hasher.FromNumber(number));
        }
        catch (MessageRefusedException exception)
        {
            return Refuse(contact, exception.Reason == RefusalReason.MissingValue ? ContactProblem.MissingValue : ContactProblem.BadValue, exception.Message, out refusal);
        }
    }

    private static NewMember? Refuse(Contact contact, ContactProblem problem, string detail, out ContactRefusal? refusal)
    {
        refusal = new ContactRefusal(contact.Line, problem, detail);
        return null;
    }

    private NewMember Member(Contact contact, ListText text, Recipient recipient)
    {
        var (payload, question) = text.Compose(contact.Values, recipient.Key);
        var consent = contact is { ConsentAt: null, ConsentSource: null or "" } ? null : new Consent(contact.ConsentAt, contact.ConsentSource is { Length: > 0 } source ? source : "list");
        return new NewMember(contact.Line, recipient, text.ContentFor(contact.TimeZone), payload) { Question = question, QuestionLife = texts.QuestionLife, Consent = consent };
    }

    private bool IsTimeZone(string name)
    {
        if (!timeZones.TryGetValue(name, out var isKnown))
        {
            isKnown = TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);
            if (timeZones.Count < 1_000)
                timeZones.TryAdd(name, isKnown);
        }

        return isKnown;
    }
}
