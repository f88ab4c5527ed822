using WaTemplates.Runtime.Replies;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Json;

namespace WaTemplates.Runtime.Catalog;

/// <summary>Reads manifests as the build writes them, together with what was submitted of each text.</summary>
internal static class ManifestReader
{
    public const int Version = 1;

    /// <param name="text">A manifest.</param>
    /// <param name="submissions">The approvals file's records of a text, the oldest first.</param>
    /// <exception cref="FormatException">No manifest of this version; the message tells what and where.</exception>
    public static IEnumerable<CatalogTemplate> Read(string text, Func<string, string, IReadOnlyList<ApprovalRecord>> submissions)
    {
        var root = JsonReader.Parse(text);
        if (root["version"]?.AsInt32 is not { } version)
            throw new FormatException("expected an object with a version.");
        if (version != Version)
            throw new FormatException($"it has version {version}, and this version of the product reads {Version}. Build the templates and the application with the same version.");
        return Required(root, "templates", JsonKind.Array).Items.Select(template => Template(template, submissions)).ToArray();
    }

    /// <summary>The variables of a manifest's entry or of a submission.</summary>
    public static IReadOnlyList<TemplateVariable> Variables(JsonValue variables) => variables.Items.Select(variable => new TemplateVariable(
        variable["number"]?.AsInt32 ?? throw new FormatException("a variable has no number."),
        Text(variable, "placeholder"), Text(variable, "name"), Text(variable, "component"), variable["prefix"]?.AsString)).ToArray();

    private static CatalogTemplate Template(JsonValue entry, Func<string, string, IReadOnlyList<ApprovalRecord>> submissions)
    {
        var (name, language, fingerprint) = (Text(entry, "name"), Text(entry, "language"), Text(entry, "fingerprint"));
        return new CatalogTemplate
        {
            Name = name,
            Language = language,
            Kind = Text(entry, "kind"),
            Category = Text(entry, "category"),
            MailingList = Text(entry, "mailingList"),
            Fingerprint = fingerprint,
            Variables = Variables(Required(entry, "variables", JsonKind.Array)),
            ReplyVariables = Required(entry, "replyVariables", JsonKind.Array).Items.Select(item => item.Text).ToArray(),
            Menu = entry["menu"] is { } menu ? Menu(menu) : [],
            Replies = Required(entry, "replies", JsonKind.Object).Members.ToDictionary(reply => reply.Key, reply => reply.Value.Text, StringComparer.Ordinal),
            Submissions = Submissions(submissions(name, language), fingerprint),
        };
    }

    private static IReadOnlyList<SubmittedContent> Submissions(IReadOnlyList<ApprovalRecord> records, string fingerprint)
        => records.Where(record => record.ContentSid is not null).Reverse()
            .OrderByDescending(record => record.Fingerprint == fingerprint)
            .Select(record => new SubmittedContent(record.ContentSid!, record.Fingerprint, Variables(record.Variables), ContentParts.Of(record.Content), record.Fingerprint == fingerprint) { Outline = ContentParts.OutlineOf(record.Content) })
            .ToArray();

    private static IReadOnlyList<MenuEntry> Menu(JsonValue menu) => menu.Members.Select(answer => new MenuEntry(
        answer.Key switch
        {
            "yes" => ReplyKind.Yes,
            "no" => ReplyKind.No,
            "unsubscribe" => ReplyKind.Unsubscribe,
            _ => throw new FormatException($"the menu has the unknown answer '{answer.Key}'."),
        },
        answer.Value["digit"]?.AsString, answer.Value["payload"]?.AsString, answer.Value["title"]?.AsString)).ToArray();

    private static string Text(JsonValue parent, string name) => Required(parent, name, JsonKind.String).Text;

    private static JsonValue Required(JsonValue parent, string name, JsonKind kind)
        => parent[name] is { } value && value.Kind == kind ? value : throw new FormatException($"'{name}' of {parent["name"]?.AsString ?? "an entry"} is missing or no {kind.ToString().ToLowerInvariant()}.");
}
