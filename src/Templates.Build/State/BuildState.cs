using WaTemplates.Build.Inputs;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Build.State;

/// <summary>What a build leaves for the next one: enough to see that nothing changed, and to say again what was found.</summary>
internal sealed record BuildState
{
    public static readonly BuildState Empty = new();

    /// <summary>UTC ticks before the first template was read; a file written since may have changed unseen.</summary>
    public long ReadAt { get; init; }

    public IReadOnlyList<TemplateEntry> Templates { get; init; } = [];

    /// <summary>The approvals that the findings were made with.</summary>
    public string ApprovalsKey { get; init; } = "";

    /// <summary>Findings of all files together, before the host's severities.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Checksum of the results file that belongs to this state.</summary>
    public string ResultsChecksum { get; init; } = "";

    /// <summary>Absolute path of the folder that the outputs were written to last; empty where none were.</summary>
    public string OutputFolder { get; init; } = "";

    /// <summary>The page that was written last, or null where none was.</summary>
    public PageEntry? Page { get; init; }

    /// <summary>The outputs of exactly these templates, or null where they were not written.</summary>
    public IReadOnlyList<OutputEntry>? Outputs { get; init; }
}

/// <summary>A template as it was when analyzed.</summary>
internal sealed record TemplateEntry(string Path, FileStamp Stamp, string Hash, string SettingsKey);

/// <summary>An output as it was when written.</summary>
/// <param name="Path">Below the output folder, with slashes.</param>
/// <param name="Stamp">Tells a deleted or edited output.</param>
/// <param name="Hash">Tells whether another content is wanted now.</param>
internal sealed record OutputEntry(string Path, FileStamp Stamp, string Hash);

/// <summary>The preview page as it was when written.</summary>
/// <param name="Stamp">Tells a deleted or edited page.</param>
/// <param name="Findings">Hash of the findings that stand on it; the templates are those of the state.</param>
internal sealed record PageEntry(FileStamp Stamp, string Findings);
