using System.Collections.Concurrent;
using WaTemplates.Text.Languages;

namespace WaTemplates.Runtime.Distributions;

/// <summary>Finds the language of a template that a contact gets: their own, its base language, the fallback.</summary>
/// <param name="available">WhatsApp codes that can be sent.</param>
/// <param name="fallback">For everybody else; null for none.</param>
internal sealed class LanguageMatch(IReadOnlyCollection<string> available, string? fallback)
{
    private readonly ConcurrentDictionary<string, string?> known = new(StringComparer.Ordinal);

    /// <param name="written">As in the list: a WhatsApp code, a BCP 47 tag, an English name; null or blank for none.</param>
    public string? Find(string? written)
    {
        var key = written ?? "";
        if (!known.TryGetValue(key, out var found))
        {
            found = Match(key.Trim());
            if (known.Count < 1_000)
                known.TryAdd(key, found);
        }

        return found;
    }

    private string? Match(string written)
    {
        if (written.Length > 0)
        {
            var code = EnglishNames.CodeOf(written) ?? written.Replace('-', '_');
            var own = Available(code) ?? WhatsAppLanguages.Suggest(code).Select(Available).FirstOrDefault(suggested => suggested is not null) ?? Available(WhatsAppLanguages.BaseOf(code));
            if (own is not null)
                return own;
        }

        return fallback is null ? null : Available(fallback);
    }

    private string? Available(string code) => available.FirstOrDefault(candidate => candidate.Equals(code, StringComparison.OrdinalIgnoreCase));
}
