using WaTemplates.Core.Diagnostics;
using WaTemplates.Text.Languages;

namespace WaTemplates.Core.Format;

/// <summary>The format of <c>watemplates.config.yaml</c>.</summary>
internal static class SettingsFormat
{
    /// <summary>Stands for every language.</summary>
    public const string Everywhere = "*";

    private static readonly ListValue Texts = new(TextValue.Filled);
    private static readonly EntriesValue WordsByLanguage = new(Texts) { Names = [Everywhere, .. WhatsAppLanguages.All.Concat(WhatsAppLanguages.All.Select(WhatsAppLanguages.BaseOf)).Distinct(StringComparer.Ordinal)] };
    private static readonly EntriesValue SeverityByRule = new(new ChoiceValue(SeverityNames.All)) { Names = RuleCatalog.All.Select(rule => rule.Id).ToArray() };

    public static readonly MappingValue Override = new(
        new FormatKey("paths", Texts, "Patterns of template files, from this file's folder: * within a folder, ** across folders, ? one character.") { IsRequired = true, Example = """["legacy/**"]""" },
        new FormatKey("severity", SeverityByRule, "The severity of findings in these files, by the rule's id.") { IsRequired = true, Example = """{ "WAT0401": "warning" }""" });

    public static readonly MappingValue Links = new(
        new FormatKey("allowedHosts", Texts, "Hosts that a fixed link in a text may lead to.") { Example = """["www.example.com"]""" });

    public static readonly MappingValue Settings = new(
        new FormatKey("severity", SeverityByRule, "The severity of findings, by the rule's id: none, info, warning or error.") { Example = """{ "WAT0304": "error" }""" },
        new FormatKey("overrides", new ListValue(Override), "Other severities for some files. A later override goes before an earlier one."),
        new FormatKey("bannedWords", WordsByLanguage, "Further words that no text may contain, by language, or under * for all. Inflections and compounds count.") { Example = """{ "de": ["Kundenbarometer"] }""" },
        new FormatKey("allowedWords", WordsByLanguage, "Banned words that texts may contain after all, with their inflections.") { Example = """{ "en": ["surveyed"] }""" },
        new FormatKey("links", Links, "What fixed links are allowed."),
        new FormatKey("requireApproval", new BooleanValue(), "Whether a text that WhatsApp has not approved is an error. Default: false."));
}
