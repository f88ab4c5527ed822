using WaTemplates.Build.Inputs;
using WaTemplates.Text.Files;

namespace WaTemplates.Build.State;

/// <summary>A template as found now.</summary>
/// <param name="Input">The template.</param>
/// <param name="Entry">What the next state says of it.</param>
/// <param name="WasRead">Whether its stamp alone did not tell.</param>
/// <param name="Content">What must be analyzed, or null where the last result still holds.</param>
internal sealed record CheckedInput(TemplateInput Input, TemplateEntry Entry, bool WasRead, FileContent? Content);

/// <summary>Tells changed templates from unchanged ones, reading as few of them as it can.</summary>
internal sealed class InputCheck(BuildState last)
{
    // File systems keep times in steps of up to two seconds; a second write within one step leaves no trace in the time.
    private static readonly long Uncertain = TimeSpan.FromSeconds(2).Ticks;
    private readonly Dictionary<string, TemplateEntry> entries = last.Templates.ToDictionary(entry => entry.Path, StringComparer.Ordinal);

    public CheckedInput Check(TemplateInput input)
    {
        var stamp = FileStamp.Of(input.Path);
        entries.TryGetValue(input.Path, out var known);
        if (known is not null && known.SettingsKey != input.SettingsKey)
            known = null;
        if (known is not null && known.Stamp == stamp && stamp != FileStamp.Missing && stamp.Ticks < last.ReadAt - Uncertain)
            return new CheckedInput(input, known, WasRead: false, Content: null);
        var content = input.Read();
        var entry = new TemplateEntry(input.Path, stamp, content.Bytes is { } bytes ? ContentHash.Of(bytes) : "", input.SettingsKey);
        // A file that could not be read is tried again on every build.
        var isUnchanged = known is not null && entry.Hash.Length > 0 && known.Hash == entry.Hash;
        return new CheckedInput(input, entry, WasRead: true, isUnchanged ? null : content);
    }
}
