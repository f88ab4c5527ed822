using System.Text.RegularExpressions;

namespace WaTemplates.Packages.Tests.Starting;

/// <summary>A page of docs/start, as somebody reads it who pastes what it shows.</summary>
internal sealed partial class FirstStepsPage(string name)
{
    private readonly string text = File.ReadAllText(Repository.PathOf($"docs/start/{name}.md"));

    /// <summary>The blocks of a language, in order.</summary>
    public string[] Blocks(string language) => [.. Fence().Matches(text).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value)];

    /// <summary>The command lines of a block, without comments and what stands for a secret.</summary>
    public string[] Commands(int block)
        => [.. Blocks("bash")[block].Split('\n').Select(line => Comment().Replace(line, "").Trim()).Where(line => line.Length > 0 && !line.StartsWith("export ", StringComparison.Ordinal))];

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s+#\s.*$")]
    private static partial Regex Comment();
}
