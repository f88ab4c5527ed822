using System.Text;
using WaTemplates.Core.Diagnostics;

namespace WaTemplates.Docs;

/// <summary>A global configuration that states every rule's default severity, to copy into a repository and change.</summary>
internal static class DefaultGlobalConfig
{
    public static string Write()
    {
        var config = new StringBuilder("is_global = true\n\n# Every rule with its default severity. Copy the lines that you want to change into a .globalconfig of your own.\n");
        foreach (var category in RuleCatalog.All.GroupBy(rule => rule.Category, StringComparer.Ordinal))
        {
            config.Append($"\n# {category.Key}\n");
            foreach (var rule in category)
                config.Append($"\n# {rule.Name}: {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {NameOf(rule.DefaultSeverity)}\n");
        }

        return config.ToString();
    }

    private static string NameOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "suggestion",
        _ => "none",
    };
}
