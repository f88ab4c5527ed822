using System.Text.RegularExpressions;
using WaTemplates.Cli.Commands;
using YamlDotNet.RepresentationModel;

namespace WaTemplates.Cli.Tests.Pipelines;

/// <summary>The pipelines of the guide are whole YAML of their kind, and every command in them parses.</summary>
public partial class CiGuideTests
{
    private static readonly string Guide = File.ReadAllText(Repository.PathOf("docs/guides/ci.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Commands => [.. Blocks("yaml").SelectMany(block => PipelineShape.Scripts(Parse(block))).Concat(Blocks("bash")).SelectMany(script => script.Split('\n')).Where(line => line.StartsWith("watemplates ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void BothPipelines_AreOfTheirFormat()
    {
        var blocks = Blocks("yaml");
        Assert.Equal(2, blocks.Length);
        Assert.All(blocks, block => Assert.DoesNotContain('\t', block));
        Assert.Empty(PipelineShape.FaultsOfGitHub(Parse(blocks[0])));
        Assert.Empty(PipelineShape.FaultsOfAzure(Parse(blocks[1])));
        foreach (var block in blocks)
        {
            foreach (var command in new[] { "check", "plan", "submit", "status" })
                Assert.Contains($"watemplates {command} templates", block, StringComparison.Ordinal);
            Assert.Contains("watemplates.approvals.json", block, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0, "runs-on:", "run-on:", "'run-on' is not known")]
    [InlineData(0, "runs-on:", "run-on:", "'runs-on' is missing")]
    [InlineData(0, "- uses: actions/checkout@v4", "- with: { }", "a step has none or several of uses, run")]
    [InlineData(0, "actions/checkout@v4", "actions/checkout", "'actions/checkout' is no action with a version")]
    [InlineData(0, "pull_request:", "pull-request:", "'pull-request' is not known")]
    [InlineData(1, "displayName:", "display:", "'display' is not known")]
    [InlineData(1, "task: UseDotNet@2", "task: UseDotNet", "'UseDotNet' is no task with a version")]
    [InlineData(1, "pool:", "pools:", "'pools' is not known")]
    public void AMisspelling_IsNoticed(int block, string right, string wrong, string fault)
    {
        var root = Parse(Blocks("yaml")[block].Replace(right, wrong, StringComparison.Ordinal));
        Assert.Contains(fault, block == 0 ? PipelineShape.FaultsOfGitHub(root) : PipelineShape.FaultsOfAzure(root));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Commands_Parse(string line)
    {
        var tree = CommandTree.Create();
        var arguments = Redirection().Replace(line["watemplates ".Length..], "");
        Assert.SkipWhen(arguments.Split(' ')[0] is "plan" or "submit" or "status" && tree.Subcommands.All(command => command.Name != arguments.Split(' ')[0]), "This build has no such command.");
        Assert.Empty(tree.Parse(arguments).Errors.Select(error => error.Message));
    }

    private static string[] Blocks(string language) => [.. Fence().Matches(Guide).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value)];

    private static YamlMappingNode Parse(string block)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(block));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    [GeneratedRegex("^```(?<language>[a-z]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\s*[>|].*$")]
    private static partial Regex Redirection();
}
