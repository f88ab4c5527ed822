using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;

namespace WaTemplates.Core.Preview.Page;

/// <summary>What a page shows.</summary>
/// <param name="Files">The template files, in the order to show them.</param>
/// <param name="Diagnostics">All findings; those of no file of the page stand at its top.</param>
internal sealed record PreviewInput(IReadOnlyList<PreviewFile> Files, IReadOnlyList<Diagnostic> Diagnostics)
{
    /// <summary>A line above everything, or null.</summary>
    public string? Notice { get; init; }

    /// <summary>Whether the page may run a script, which filters and prints; without one it shows the same.</summary>
    public bool WithScript { get; init; } = true;
}

/// <summary>A file of a page.</summary>
/// <param name="Path">As its findings name it.</param>
/// <param name="Name">As the page names it, which must not depend on the machine.</param>
/// <param name="Template">Its content, or null where none can be read.</param>
internal sealed record PreviewFile(string Path, string Name, Template? Template);
