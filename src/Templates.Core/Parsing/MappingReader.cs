using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Model;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Spelling;

namespace WaTemplates.Core.Parsing;

/// <summary>
/// Reads a mapping whose keys are known: reports unknown ones, and missing and mistyped ones when they are asked for.
/// One mistake is reported once: a misspelt required key is unknown, not missing as well.
/// </summary>
internal sealed class MappingReader
{
    private readonly YamlMapping mapping;
    private readonly string owner;
    private readonly SourceSpan ownerSpan;
    private readonly DiagnosticBag bag;
    private HashSet<string>? misspelt;

    /// <param name="mapping">The mapping.</param>
    /// <param name="owner">What it is, as in "The template has no key …".</param>
    /// <param name="ownerSpan">Where to report what is missing.</param>
    /// <param name="keys">The keys it may have.</param>
    /// <param name="bag">Receives the findings.</param>
    public MappingReader(YamlMapping mapping, string owner, SourceSpan ownerSpan, string[] keys, DiagnosticBag bag)
    {
        this.mapping = mapping;
        this.owner = owner;
        this.ownerSpan = ownerSpan;
        this.bag = bag;
        foreach (var entry in mapping.Entries)
        {
            if (Array.IndexOf(keys, entry.Key.Value) < 0)
                ReportUnknown(entry.Key, keys);
        }
    }

    public string? Language { get; init; }

    public YamlEntry? Find(string key)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key.Value == key && entry.Value is not YamlScalar { IsNull: true })
                return entry;
        }

        return null;
    }

    /// <summary>The entry of a required key; its absence is reported.</summary>
    public YamlEntry? Require(string key, string advice)
    {
        if (Find(key) is { } entry)
            return entry;
        if (misspelt?.Contains(key) == true)
            return null;
        var isNull = mapping.Entries.FirstOrDefault(e => e.Key.Value == key);
        Report(
            RuleCatalog.MissingKey,
            isNull.Key?.Span ?? ownerSpan,
            isNull.Key is null ? $"{owner} has no key '{key}'. {advice}" : $"The key '{key}' has no value. {advice}");
        return null;
    }

    public YamlScalar? Scalar(YamlEntry? entry)
    {
        if (entry is not { } found || found.Value is YamlRefused)
            return null;
        if (found.Value is YamlScalar scalar)
            return scalar;
        Report(RuleCatalog.InvalidValue, found.Value.Span, $"'{found.Key.Value}' must be text, not {found.Value.Kind}. Write one value, in quotes if it begins with '[' or '{{'.");
        return null;
    }

    /// <summary>A scalar that is not blank.</summary>
    public YamlScalar? FilledScalar(YamlEntry? entry)
    {
        var scalar = Scalar(entry);
        if (scalar is null || !string.IsNullOrWhiteSpace(scalar.Value))
            return scalar;
        Report(RuleCatalog.InvalidValue, scalar.Span, $"'{entry!.Value.Key.Value}' is blank. Write its text, or delete the key.");
        return null;
    }

    public YamlMapping? Mapping(YamlEntry? entry)
    {
        if (entry is not { } found || found.Value is YamlRefused)
            return null;
        if (found.Value is YamlMapping nested)
            return nested;
        Report(RuleCatalog.InvalidValue, found.Value.Span, $"'{found.Key.Value}' must be a mapping, not {found.Value.Kind}. Write 'key: value' lines below it.");
        return null;
    }

    public YamlSequence? Sequence(YamlEntry? entry)
    {
        if (entry is not { } found || found.Value is YamlRefused)
            return null;
        if (found.Value is YamlSequence sequence)
            return sequence;
        Report(RuleCatalog.InvalidValue, found.Value.Span, $"'{found.Key.Value}' must be a list, not {found.Value.Kind}. Write its items in lines that begin with '- '.");
        return null;
    }

    public Spanned<T>? Choice<T>(YamlEntry? entry, IReadOnlyList<KeyValuePair<string, T>> choices)
    {
        var scalar = Scalar(entry);
        if (scalar is null)
            return null;
        foreach (var choice in choices)
        {
            if (choice.Key == scalar.Value)
                return new Spanned<T>(choice.Value, scalar.Span);
        }

        var names = choices.Select(choice => choice.Key).ToArray();
        var nearest = EditDistance.Nearest(scalar.Value, names);
        var advice = nearest is null ? "" : $" Write '{nearest}'.";
        bag.Report(RuleCatalog.InvalidValue, scalar.Span, $"'{Shorten(scalar.Value)}' is no value of '{entry!.Value.Key.Value}': {string.Join(", ", names)}.{(nearest is null ? " Choose one of them." : advice)}", Language, fixes: FixFor(scalar, nearest));
        return null;
    }

    /// <summary>The entries of <c>samples</c>; a sample without a value is blank.</summary>
    public IReadOnlyList<TemplateSample> Samples()
    {
        if (Mapping(Find("samples")) is not { } samples)
            return [];
        var read = new List<TemplateSample>(samples.Entries.Count);
        foreach (var entry in samples.Entries)
        {
            if (Scalar(entry) is { } value)
                read.Add(new TemplateSample(entry.Key.Value, entry.Key.Span, value.IsNull ? "" : value.Text, value.Span.Length == 0 ? entry.Key.Span : value.Span));
        }

        return read;
    }

    public void Report(RuleDescriptor rule, SourceSpan span, string message) => bag.Report(rule, span, message, Language);

    /// <summary>A value fit for one line of a message.</summary>
    public static string Shorten(string value)
    {
        var line = value.Replace("\r", "").Replace('\n', ' ').Replace('\t', ' ');
        return line.Length <= 60 ? line : line.Substring(0, char.IsHighSurrogate(line[58]) ? 58 : 59) + "…";
    }

    private void ReportUnknown(YamlScalar key, string[] keys)
    {
        var nearest = EditDistance.Nearest(key.Value, keys.Where(known => mapping.Entries.TrueForAll(entry => entry.Key.Value != known)));
        if (nearest is not null)
            (misspelt ??= new(StringComparer.Ordinal)).Add(nearest);
        var advice = nearest is null ? $"Known here: {string.Join(", ", keys)}." : $"Write '{nearest}'.";
        bag.Report(RuleCatalog.UnknownKey, key.Span, $"'{Shorten(key.Value)}' is no key of {char.ToLowerInvariant(owner[0])}{owner.Substring(1)}. {advice}", Language, fixes: FixFor(key, nearest));
    }

    private static IReadOnlyList<Fix> FixFor(YamlScalar written, string? right)
        => right is null ? [] : [Fix.Replace(written.Span, Shorten(written.Value), right)];
}
