using WaTemplates.Core.Model;
using WaTemplates.Core.Parsing;

namespace WaTemplates.Cli.Importing;

/// <summary>Puts the languages of each name into one template.</summary>
/// <param name="kind">The kind of all, or null to detect each.</param>
/// <param name="category">The category of those that do not tell theirs, or null for utility.</param>
internal sealed class DraftAssembly(TemplateKind? kind, TemplateCategory? category)
{
    private const int NamesShown = 5;
    private readonly List<string> assumed = [];
    private readonly List<string> notes = [];

    /// <summary>What the user should know about what was assumed.</summary>
    public IEnumerable<string> Notes => assumed.Count == 0 ? notes : notes.Prepend($"Nothing tells the category of {Names}; 'utility' was written. Change it, or use --category.");

    private string Names => string.Join(", ", assumed.Take(NamesShown)) + (assumed.Count > NamesShown ? $" and {assumed.Count - NamesShown} more" : "");

    /// <param name="texts">The texts, variables replaced by placeholders, with their samples.</param>
    public IReadOnlyList<TemplateDraft> Assemble(IEnumerable<(ImportedText Text, LanguageDraft Language)> texts)
        => texts.GroupBy(text => text.Text.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => Assemble(group.Key, group.OrderBy(text => text.Language.Code, StringComparer.Ordinal).ToArray())).ToArray();

    private TemplateDraft Assemble(string name, IReadOnlyList<(ImportedText Text, LanguageDraft Language)> texts)
    {
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var sample in texts.SelectMany(text => text.Language.Samples))
        {
            if (shared.TryAdd(sample.Key, sample.Value))
                order.Add(sample.Key);
        }

        var draft = new TemplateDraft(name, kind ?? TemplateKind.Notice, CategoryOf(name, texts), texts.Select(text => text.Language with { Samples = text.Language.Samples.Where(sample => shared[sample.Key] != sample.Value).ToArray() }).ToArray())
        {
            Samples = order.Select(key => new KeyValuePair<string, string>(key, shared[key])).ToArray(),
        };
        return kind is null ? draft with { Kind = KindDetection.Of(draft) } : draft;
    }

    private TemplateCategory CategoryOf(string name, IReadOnlyList<(ImportedText Text, LanguageDraft Language)> texts)
    {
        var told = texts.Select(text => text.Text.Category).OfType<TemplateCategory>().Distinct().ToArray();
        if (told.Length > 1)
            notes.Add($"{name}: its languages have different categories at Meta; '{TemplateKeys.NameOf(told[0])}' was written.");
        else if (told.Length == 0 && category is null)
            assumed.Add(name);
        return told.Length > 0 ? told[0] : category ?? TemplateCategory.Utility;
    }
}
