namespace WaTemplates.Core.Diagnostics;

/// <summary>What is fixed about a rule: contract with reports, documentation and users' suppressions.</summary>
internal sealed class RuleDescriptor(string id, string name, Severity severity, string title)
{
    private const string HelpRoot = "https://github.com/watemplates/watemplates/blob/main/docs/rules/";

    public string Id { get; } = id;

    public string Name { get; } = name;

    public Severity DefaultSeverity { get; } = severity;

    /// <summary>One line without a final dot.</summary>
    public string Title { get; } = title;

    public string Category => Id.Substring(3, 2) switch
    {
        "00" => "File",
        "01" => "Consent",
        "02" => "Placeholders",
        "03" => "Limits",
        "04" => "Approval",
        _ => "Tool",
    };

    public string HelpLink => HelpRoot + Id + ".md";
}
