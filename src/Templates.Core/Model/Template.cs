using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Core.Model;

internal enum TemplateKind
{
    Invitation,
    TwoWay,
    Notice,
}

internal enum TemplateCategory
{
    Utility,
    Marketing,
}

/// <summary>A template file's content. Parts that are broken are null, and rules skip them.</summary>
internal sealed class Template(SourceText source)
{
    public SourceText Source { get; } = source;

    /// <summary>The file's tree.</summary>
    public YamlMapping? Root { get; init; }

    public Spanned<string>? Name { get; init; }

    public Spanned<TemplateKind>? Kind { get; init; }

    public Spanned<TemplateCategory>? Category { get; init; }

    public string? Description { get; init; }

    /// <summary>Scope of an opt-out; the template's name where the file says nothing.</summary>
    public string? MailingList { get; init; }

    public IReadOnlyList<TemplateSample> Samples { get; init; } = [];

    public IReadOnlyList<TemplateLanguage> Languages { get; init; } = [];

    /// <summary>Whether every part needed to write documents is there.</summary>
    public bool IsComplete => Name is not null && Kind is not null && Category is not null && Languages.Count > 0 && Languages.All(language => language.IsComplete);

    /// <summary>Whether name and language codes can be parts of a file name, even where a finding about them was switched off.</summary>
    public bool HasSafeNames => IsSafe(Name?.Value) && Languages.All(language => IsSafe(language.Code));

    private static bool IsSafe(string? part) => part is { Length: > 0 and <= 200 } && part.All(c => char.IsLetterOrDigit(c) || c is '_' or '-');
}

/// <summary>The sample value of a variable.</summary>
internal sealed record TemplateSample(string Name, SourceSpan NameSpan, string Value, SourceSpan ValueSpan);
