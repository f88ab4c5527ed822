using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Catalog;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Distributions;

/// <summary>Finds the texts of a list sending in the catalogue, with what they may be sent as now.</summary>
internal sealed class ListTextSource(ITemplateCatalog catalog, LiveApprovals approvals, RuntimeKeyStore keys, IOptions<WaTemplatesOptions> options)
{
    /// <summary>The template's texts in all languages.</summary>
    /// <exception cref="DistributionException">There is no such template.</exception>
    public IReadOnlyList<CatalogTemplate> Find(string template)
    {
        var found = catalog.Templates.Where(text => text.Name == template).ToArray();
        return found.Length > 0 ? found
            : throw new DistributionException($"There is no template '{template}' in '{options.Value.Templates}'. Check the name, and that its project is built into the application.");
    }

    /// <summary>Those that are approved.</summary>
    /// <exception cref="DistributionException">There is no such template, none of it is approved, or not the fallback.</exception>
    public async Task<ListTexts> GetAsync(string template, string? fallback, CancellationToken cancellationToken)
    {
        var templates = Find(template);
        var links = (await keys.GetAsync(cancellationToken).ConfigureAwait(false)).OptOutLinks;
        var hasLinks = options.Value.PublicUrl is not null;
        var found = await Task.WhenAll(templates.Select(text => FindAsync(text, cancellationToken))).ConfigureAwait(false);
        var texts = templates.Zip(found).Where(pair => pair.Second.Content is not null)
            .ToDictionary(pair => pair.First.Language, pair => new ListText(pair.First, pair.Second.Content!, hasLinks ? recipient => links.Create(recipient, pair.First.MailingList).AbsoluteUri : null), StringComparer.Ordinal);
        if (texts.Count == 0)
            throw new DistributionException(found[0].Problem!);
        if (fallback is not null && !templates.Any(text => text.Language.Equals(fallback, StringComparison.OrdinalIgnoreCase)))
            throw new DistributionException($"Template '{template}' has no language '{fallback}' to fall back to, only {string.Join(", ", templates.Select(text => text.Language))}.");
        return new ListTexts(texts, fallback, options.Value.QuestionLife);
    }

    /// <summary>Why a text of the list sending is no longer what it was made from, or null.</summary>
    public string? ChangeOf(DistributionRecord record)
    {
        foreach (var (language, fingerprint) in record.Fingerprints.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!catalog.TryGet(record.Template, language, out var text))
                return $"The list sending '{record.Key}' was made with template '{record.Template}' in '{language}', which is no longer there. Restore it, or give the new text a key of its own.";
            if (text.Fingerprint != fingerprint)
                return $"Template '{record.Template}' in '{language}' has changed since the list sending '{record.Key}' was made. Restore the text, or give the new one a key of its own.";
        }

        return null;
    }

    private async Task<(SubmittedContent? Content, string? Problem)> FindAsync(CatalogTemplate text, CancellationToken cancellationToken)
    {
        try
        {
            return (await approvals.FindSendableAsync(text, cancellationToken).ConfigureAwait(false), null);
        }
        catch (MessageRefusedException exception)
        {
            return (null, exception.Message);
        }
    }
}
