namespace WaTemplates.Core.Outputs;

/// <summary>A file to write: path below the output folder, with slashes, and content.</summary>
internal sealed record OutputFile(string Path, string Content);

/// <summary>Names of the outputs.</summary>
internal static class OutputNames
{
    public const string Manifest = "manifest.json";
    public const string Report = "report.sarif";
    public const string Preview = "preview.html";

    /// <summary>What tells of the templates and is not listed in the manifest; written with errors, too.</summary>
    public static readonly IReadOnlyList<string> Reports = [Report, Preview];

    public static string Content(string name, string language) => $"twilio/{name}.{language}.content.json";

    public static string Approval(string name, string language) => $"twilio/{name}.{language}.approval.json";

    public static string Qualtrics(string name, string language) => $"qualtrics/{name}.{language}.txt";
}
