using WaTemplates.Core.Source;

namespace WaTemplates.Core.Fixes;

/// <summary>A way to mend a finding.</summary>
/// <param name="Title">What it does, as in "Replace 'namme' with 'name'".</param>
/// <param name="Edits">The changes, which do not overlap.</param>
internal sealed record Fix(string Title, IReadOnlyList<TextEdit> Edits)
{
    /// <summary>Whether it may be applied without asking; where several could be meant, none may.</summary>
    public bool IsAutomatic { get; init; } = true;

    public static Fix Replace(SourceSpan span, string written, string right) => new(written.Length == 0 ? $"Write '{right}'" : $"Replace '{written}' with '{right}'", [new TextEdit(span, right)]);

    /// <summary>One fix for each candidate; automatic where there is but one.</summary>
    public static IReadOnlyList<Fix> Choose(SourceSpan span, string written, IReadOnlyCollection<string> candidates)
        => candidates.Select(right => Replace(span, written, right) with { IsAutomatic = candidates.Count == 1 }).ToArray();

    public bool Overlaps(Fix other) => Edits.Any(edit => other.Edits.Any(edit.Overlaps));

    public bool HasSameEdits(Fix other) => Edits.SequenceEqual(other.Edits);
}
