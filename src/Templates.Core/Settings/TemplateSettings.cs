using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Folding;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Settings;

/// <summary>What <c>watemplates.config.yaml</c> says, or the defaults.</summary>
internal sealed class TemplateSettings
{
    public static readonly TemplateSettings Default = new();

    private readonly Dictionary<string, WordList> banned = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Severity> Severities { get; init; } = new Dictionary<string, Severity>(StringComparer.Ordinal);

    /// <summary>Severities by path, relative to the settings file; a later one goes before an earlier one.</summary>
    public IReadOnlyList<PathSeverities> Overrides { get; init; } = [];

    /// <summary>Further banned words by base language, language code or <c>*</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> BannedWords { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, IReadOnlyList<string>> AllowedWords { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>Hosts that literal links may name.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Whether an unapproved text is an error.</summary>
    public bool RequireApproval { get; init; }

    /// <summary>Changes when any setting does.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>The severity of a finding in a file, or null where the settings say nothing.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="relativePath">The file's path from the settings file's folder, with slashes.</param>
    public Severity? SeverityOf(string id, string relativePath)
    {
        Severity? severity = Severities.TryGetValue(id, out var everywhere) ? everywhere : null;
        foreach (var part in Overrides)
        {
            if (part.Severities.TryGetValue(id, out var here) && part.Paths.Any(path => path.IsMatch(relativePath)))
                severity = here;
        }

        return severity;
    }

    /// <summary>The words banned in a language: the language's own and the settings'.</summary>
    public WordList BannedIn(string code)
    {
        lock (banned)
        {
            if (!banned.TryGetValue(code, out var list))
                banned[code] = list = LanguageData.For(code).Banned.With(WordList.Parse(WordsFor(BannedWords, code).Select(WordForms.CompoundPattern)));
            return list;
        }
    }

    /// <summary>Whether a folded word is an allowed word or one of its forms.</summary>
    public bool IsAllowed(string folded, string code) => AllowedWords.Count > 0 && WordsFor(AllowedWords, code).Any(word => WordForms.IsFormOf(folded, FoldedText.Fold(word)));

    private static IEnumerable<string> WordsFor(IReadOnlyDictionary<string, IReadOnlyList<string>> words, string code)
    {
        foreach (var key in new[] { "*", WhatsAppLanguages.BaseOf(code), code }.Distinct(StringComparer.Ordinal))
        {
            foreach (var word in words.TryGetValue(key, out var list) ? list : [])
                yield return word;
        }
    }
}

/// <summary>Severities for some files.</summary>
internal sealed record PathSeverities(IReadOnlyList<GlobPattern> Paths, IReadOnlyDictionary<string, Severity> Severities);
