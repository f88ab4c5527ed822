using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Distributions;

/// <summary>Goes through contacts as an import would, and records nothing.</summary>
internal sealed class ListPreview(ILedger ledger, string key, string mailingList, ListTexts texts, ContactReader reader, int samples, Action<ContactRefusal>? refused)
{
    private const int BatchSize = 2_000;

    private readonly Dictionary<ContactProblem, long> refusals = [];
    private readonly Dictionary<string, long> languages = new(StringComparer.Ordinal);
    private readonly HashSet<RecipientKey> seen = [];
    private readonly List<FilledMessage> filled = [];
    private long known;

    public async Task<DistributionPreview> RunAsync(IAsyncEnumerable<Contact> contacts, CancellationToken cancellationToken)
    {
        var read = 0L;
        var batch = new List<(Contact Contact, NewMember Member)>(BatchSize);
        await foreach (var contact in contacts.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            read++;
            if (reader.Read(contact, out var refusal) is { } member)
                batch.Add((contact, member));
            else
                Refuse(refusal!);
            if (batch.Count < BatchSize)
                continue;
            await ForeseeAsync(batch, cancellationToken).ConfigureAwait(false);
            batch.Clear();
        }

        await ForeseeAsync(batch, cancellationToken).ConfigureAwait(false);
        return new DistributionPreview(new ImportCounts(read, languages.Values.Sum(), known, refusals), languages, filled);
    }

    private async Task ForeseeAsync(List<(Contact Contact, NewMember Member)> batch, CancellationToken cancellationToken)
    {
        var outcomes = await ledger.ForeseeMembersAsync(key, mailingList, [.. batch.Select(entry => entry.Member.Recipient.Key)], cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < batch.Count; i++)
            Count(batch[i].Contact, batch[i].Member, outcomes[i].Verdict);
    }

    private void Count(Contact contact, NewMember member, MemberVerdict verdict)
    {
        if (verdict == MemberVerdict.Known)
        {
            known++;
            return;
        }

        if (verdict == MemberVerdict.OptedOut)
        {
            Refuse(ContactRefusals.OptedOut(member.Line));
            return;
        }

        if (!seen.Add(member.Recipient.Key))
        {
            Refuse(ContactRefusals.Duplicate(member.Line));
            return;
        }

        var language = member.Content.Language;
        languages[language] = languages.GetValueOrDefault(language) + 1;
        if (filled.Count < samples)
            filled.Add(new FilledMessage(member.Line, language, Text(texts[language], contact, member.Recipient.Key)));
    }

    private static string Text(ListText text, Contact contact, RecipientKey recipient)
        => text.Fill(contact.Values, recipient).Aggregate(text.Content.Outline, (outline, value) => outline.Replace(Sending.ContentVariables.PlaceholderOf(value.Key), value.Value, StringComparison.Ordinal));

    private void Refuse(ContactRefusal refusal)
    {
        refusals[refusal.Problem] = refusals.GetValueOrDefault(refusal.Problem) + 1;
        refused?.Invoke(refusal);
    }
}
