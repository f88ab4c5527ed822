namespace WaTemplates.Core.Diagnostics;

internal enum Severity
{
    None,
    Info,
    Warning,
    Error,
}

internal static class SeverityNames
{
    /// <summary>The spellings of settings and reports, weakest first.</summary>
    public static readonly string[] All = ["none", "info", "warning", "error"];

    public static string NameOf(Severity severity) => All[(int)severity];

    public static Severity? Parse(string name)
    {
        var index = Array.IndexOf(All, name);
        return index < 0 ? null : (Severity)index;
    }
}
