using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.Importing;

/// <summary>What variables stand for: what the user says goes before the map, the map before names, names before earlier templates.</summary>
internal sealed class VariableLookup(IEnumerable<VariableOption> options, MapFile? map, EarlierTemplates earlier)
{
    private readonly List<VariableOption> told = [.. options];

    public string? Find(ImportedText text, string key)
        => told.Where(option => option.IsFor(text, key)).MaxBy(option => option.Precision)?.Placeholder
            ?? map?.Find(text, key)
            ?? PlaceholderNames.Known(key)
            ?? earlier.Find(text, key);

    /// <summary>Takes an answer; a later one goes before an earlier one of equal precision.</summary>
    public void Add(VariableOption answer) => told.Insert(0, answer);
}
