using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace WaTemplates.Cli.Tests.Pipelines;

/// <summary>What a pipeline file may hold: the keys of its format as far as the guide uses them. Anything else is a misspelling.</summary>
internal static partial class PipelineShape
{
    private static readonly Dictionary<string, string[]> GitHub = new(StringComparer.Ordinal)
    {
        [""] = ["name", "on", "permissions", "jobs"],
        ["on"] = ["pull_request", "push", "schedule"],
        ["job"] = ["if", "runs-on", "permissions", "concurrency", "env", "steps"],
        ["step"] = ["name", "uses", "with", "run", "if", "env"],
        ["concurrency"] = ["group", "cancel-in-progress"],
    };

    private static readonly Dictionary<string, string[]> Azure = new(StringComparer.Ordinal)
    {
        [""] = ["trigger", "pr", "schedules", "pool", "jobs"],
        ["job"] = ["job", "condition", "steps"],
        ["step"] = ["checkout", "persistCredentials", "task", "inputs", "script", "bash", "displayName", "env", "condition"],
        ["schedule"] = ["cron", "displayName", "branches", "always"],
    };

    /// <summary>What is wrong with a GitHub workflow.</summary>
    public static IEnumerable<string> FaultsOfGitHub(YamlMappingNode root)
    {
        var jobs = root["jobs"] as YamlMappingNode;
        var steps = (jobs?.Children.Values ?? []).SelectMany(job => Items(job, "steps")).ToArray();
        return [
            .. Unknown(root, GitHub[""]), .. Unknown(Child(root, "on"), GitHub["on"]), .. Missing(root, "name", "on", "jobs"),
            .. (jobs?.Children.Values ?? []).SelectMany(job => (IEnumerable<string>)[.. Unknown(job, GitHub["job"]), .. Missing(job, "runs-on", "steps"), .. Unknown(Child(job, "concurrency"), GitHub["concurrency"])]),
            .. steps.SelectMany(step => Unknown(step, GitHub["step"])),
            .. steps.SelectMany(step => ExactlyOne(step, "uses", "run")),
            .. steps.Select(step => Text(step, "uses")).Where(uses => uses is not null && !Action().IsMatch(uses)).Select(uses => $"'{uses}' is no action with a version"),
        ];
    }

    /// <summary>What is wrong with an Azure pipeline.</summary>
    public static IEnumerable<string> FaultsOfAzure(YamlMappingNode root)
    {
        var jobs = Items(root, "jobs").ToArray();
        var steps = jobs.SelectMany(job => Items(job, "steps")).ToArray();
        return [
            .. Unknown(root, Azure[""]), .. Missing(root, "trigger", "pool", "jobs"),
            .. Items(root, "schedules").SelectMany(schedule => Unknown(schedule, Azure["schedule"])),
            .. jobs.SelectMany(job => (IEnumerable<string>)[.. Unknown(job, Azure["job"]), .. Missing(job, "job", "steps")]),
            .. steps.SelectMany(step => Unknown(step, Azure["step"])),
            .. steps.SelectMany(step => ExactlyOne(step, "checkout", "task", "script", "bash")),
            .. steps.Select(step => Text(step, "task")).Where(task => task is not null && !Task().IsMatch(task)).Select(task => $"'{task}' is no task with a version"),
        ];
    }

    /// <summary>The scripts of all steps.</summary>
    public static IEnumerable<string> Scripts(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(child => child.Key is YamlScalarNode { Value: "run" or "script" or "bash" } && child.Value is YamlScalarNode script ? [script.Value!] : Scripts(child.Value)),
        YamlSequenceNode list => list.Children.SelectMany(Scripts),
        _ => [],
    };

    private static IEnumerable<string> Unknown(YamlNode? node, string[] known)
        => node is null or YamlScalarNode ? [] : ((YamlMappingNode)node).Children.Keys.Select(key => ((YamlScalarNode)key).Value!).Except(known, StringComparer.Ordinal).Select(key => $"'{key}' is not known");

    private static IEnumerable<string> Missing(YamlNode node, params string[] needed) => needed.Where(key => Child(node, key) is null).Select(key => $"'{key}' is missing");

    private static IEnumerable<string> ExactlyOne(YamlNode step, params string[] kinds) => kinds.Count(kind => Child(step, kind) is not null) == 1 ? [] : [$"a step has none or several of {string.Join(", ", kinds)}"];

    private static IEnumerable<YamlNode> Items(YamlNode node, string key) => Child(node, key) is YamlSequenceNode list ? list.Children : [];

    private static string? Text(YamlNode node, string key) => (Child(node, key) as YamlScalarNode)?.Value;

    private static YamlNode? Child(YamlNode node, string key) => node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    [GeneratedRegex("^[a-z-]+/[a-z-]+@v[0-9]+$")]
    private static partial Regex Action();

    [GeneratedRegex("^[A-Za-z]+@[0-9]+$")]
    private static partial Regex Task();
}
