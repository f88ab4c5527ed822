using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Approvals;

/// <summary>One language of one template, ready to be submitted.</summary>
/// <param name="Name">The template's name.</param>
/// <param name="Language">WhatsApp language code.</param>
/// <param name="Category">Meta's spelling, <c>UTILITY</c>.</param>
/// <param name="Fingerprint">Of language, content and category.</param>
/// <param name="Content">Twilio's <c>types</c>.</param>
/// <param name="Variables">The numbers, as in the manifest.</param>
/// <param name="Document">Body of <c>POST /v1/Content</c>.</param>
internal sealed record SubmissionText(string Name, string Language, string Category, string Fingerprint, JsonValue Content, JsonValue Variables, string Document)
{
    public string Id => ApprovalsFile.KeyOf(Name, Language);

    /// <summary>What the content is found by at Twilio.</summary>
    public string FriendlyName => $"{Name}_{Language}_{Fingerprint[..8]}";
}
