namespace WaTemplates.Core.Diagnostics;

/// <summary>How a finding can be mended.</summary>
internal enum FixKind
{
    /// <summary>Only by its author.</summary>
    ByHand,

    /// <summary>By one of several text edits, which the author chooses in the editor.</summary>
    Offered,

    /// <summary>By <c>check --fix</c>, where it is certain what was meant.</summary>
    Automatic,
}

/// <summary>What is fixed about a rule: contract with reports, documentation and users' suppressions.</summary>
internal sealed class RuleDescriptor(string id, string name, Severity severity, string title)
{
    private const string HelpRoot = "https://github.com/watemplates/watemplates/blob/main/docs/rules/";

    public string Id { get; } = id;

    public string Name { get; } = name;

    public Severity DefaultSeverity { get; } = severity;

    /// <summary>One line without a final dot.</summary>
    public string Title { get; } = title;

    /// <summary>Whether the rule's findings can be mended by a text edit.</summary>
    public FixKind Fix { get; init; }

    /// <summary>Whether the rule is about C# code; all others are about files and settings.</summary>
    public bool IsCallSite => Category == "CallSites";

    public string Category => Id.Substring(3, 2) switch
    {
        "00" => "File",
        "01" => "Consent",
        "02" => "Placeholders",
        "03" => "Limits",
        "04" => "Approval",
        "10" => "CallSites",
        _ => "Tool",
    };

    public string HelpLink => HelpRoot + Id + ".md";
}
