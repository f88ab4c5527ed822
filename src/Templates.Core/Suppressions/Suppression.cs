using WaTemplates.Core.Source;

namespace WaTemplates.Core.Suppressions;

/// <summary>A comment's wish not to hear of one rule in one part of a file.</summary>
/// <param name="Id">The rule's id as written; empty where the comment names none.</param>
/// <param name="At">The id, or the comment.</param>
/// <param name="Covers">The part of the file.</param>
/// <param name="HasReason">Whether text follows <c>--</c>.</param>
internal sealed record Suppression(string Id, Place At, SourceSpan Covers, bool HasReason)
{
    /// <summary>Whether it has suppressed anything within its own file.</summary>
    public bool IsUsed { get; init; }

    // Two files may hold equal comments; each stands for itself.
    public bool Equals(Suppression? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public bool Matches(string id, SourceSpan span) => Id == id && span.Start >= Covers.Start && span.Start < Covers.End;
}
