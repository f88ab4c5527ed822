using WaTemplates.Cli.Approvals.Remote;
using WaTemplates.Core.Model;

namespace WaTemplates.Cli.Importing;

/// <summary>One language of one template as a source holds it.</summary>
/// <param name="Origin">Where it comes from, for messages.</param>
/// <param name="Name">The template's name.</param>
/// <param name="Language">Its texts, with Twilio's variables where the source has them.</param>
internal sealed record ImportedText(string Origin, string Name, LanguageDraft Language)
{
    /// <summary>Twilio's samples by variable key.</summary>
    public IReadOnlyDictionary<string, string> Samples { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public TemplateCategory? Category { get; init; }

    /// <summary>What Twilio tells of this version of the text, or null for other sources.</summary>
    public ContentStanding? Standing { get; init; }

    /// <summary>The content as Twilio holds it, or null for other sources.</summary>
    public RemoteContent? Content { get; init; }

    public string Id => $"{Name}/{Language.Code}";

    public bool HasSameTexts(ImportedText other)
        => (Language.Header, Language.Body, Language.Footer) == (other.Language.Header, other.Language.Body, other.Language.Footer) && Language.Buttons.SequenceEqual(other.Language.Buttons);
}
