using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Docs;

/// <summary>Title and table of a rule's page; what follows is written by people.</summary>
internal static class RulePageHead
{
    private const string FirstHeading = "\n## Why\n";

    public static string Update(RuleDescriptor rule, string page)
    {
        var body = page.IndexOf(FirstHeading, StringComparison.Ordinal);
        return Write(rule) + (body < 0 ? FirstHeading : page[body..]);
    }

    public static string NameOf(FixKind fix) => fix switch
    {
        FixKind.Automatic => "automatic",
        FixKind.Offered => "offered in the editor",
        _ => "by hand",
    };

    private static string Write(RuleDescriptor rule)
        => $"# {rule.Id}: {rule.Title}\n\n| Severity | Category | Fix |\n|---|---|---|\n| {rule.DefaultSeverity} | {rule.Category} | {NameOf(rule.Fix)} |\n";
}
