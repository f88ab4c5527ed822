using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Outputs;
using WaTemplates.Core.Source;
using WaTemplates.Core.Suppressions;

namespace WaTemplates.Core;

/// <summary>
/// Everything one file says, independent of all others: its findings, what cross-file rules must know, and its outputs.
/// It can be kept and used again as long as neither the file nor its settings change.
/// </summary>
internal sealed class TemplateResult(string path, IReadOnlyList<Diagnostic> diagnostics)
{
    public string Path { get; } = path;

    /// <summary>Findings that are neither suppressed nor switched off.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; } = diagnostics;

    public IReadOnlyList<Suppression> Suppressions { get; init; } = [];

    public IReadOnlyList<LinkSeverity> LinkSeverities { get; init; } = [];

    /// <summary>Whether the settings want every text to be approved.</summary>
    public bool RequiresApproval { get; init; }

    /// <summary>What other files are compared with; null where the file has no template.</summary>
    public TemplateFacts? Facts { get; init; }

    /// <summary>Documents of a template that has all its parts, or null.</summary>
    public TemplateOutputs? Outputs { get; init; }
}

/// <summary>The configured severity of a finding that only linking can make.</summary>
internal sealed record LinkSeverity(string Id, Severity Severity);

/// <summary>A template's identity, and per language what no other template may share.</summary>
internal sealed record TemplateFacts(string Name, Place NameAt, string Kind, Place KindAt, string Category, Place CategoryAt, IReadOnlyList<LanguageFacts> Languages);

/// <summary>One language.</summary>
/// <param name="Code">Its code.</param>
/// <param name="CodeAt">Where that stands.</param>
/// <param name="BodyKey">Its body with placeholders and white space evened out.</param>
/// <param name="BodyAt">The key of the body, or the code where there is none.</param>
/// <param name="Fingerprint">What approval is bound to; empty where the text cannot be submitted.</param>
internal sealed record LanguageFacts(string Code, Place CodeAt, string BodyKey, Place BodyAt, string Fingerprint);
