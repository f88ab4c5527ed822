using WaTemplates.Text.Json;

namespace WaTemplates.Cli.SetUp;

/// <summary>Writes checks for people, programs and pull requests.</summary>
internal static class DoctorReport
{
    public const string Markdown = "markdown";
    private const int Version = 1;

    public static string Word(CheckState state) => state switch
    {
        CheckState.Ok => "ok",
        CheckState.Wrong => "wrong",
        CheckState.NotChecked => "not checked",
        _ => "to do",
    };

    /// <summary>"12 ok, 1 wrong, 3 not checked, 9 for a person".</summary>
    public static string Summary(IReadOnlyList<SetUpCheck> checks)
        => $"{Count(checks, CheckState.Ok)} ok, {Count(checks, CheckState.Wrong)} wrong, {Count(checks, CheckState.NotChecked)} not checked, {Count(checks, CheckState.Person)} for a person";

    public static void WriteText(IReadOnlyList<SetUpCheck> checks, TextWriter writer)
    {
        foreach (var group in checks.GroupBy(check => check.Group, StringComparer.Ordinal))
        {
            writer.WriteLine(group.Key);
            foreach (var check in group)
            {
                writer.WriteLine($"  {Word(check.State),-11}  {check.Title}{(check.State == CheckState.Person ? "" : $": {check.Evidence}")}");
                if (check.State != CheckState.Ok && check.Advice is not null)
                    writer.WriteLine($"  {"",-11}  {check.Advice}");
                if (check.Link is not null)
                    writer.WriteLine($"  {"",-11}  {check.Link}");
            }

            writer.WriteLine();
        }
    }

    public static void WriteMarkdown(IReadOnlyList<SetUpCheck> checks, TextWriter writer)
    {
        writer.WriteLine($"## Set-up: {Summary(checks)}");
        foreach (var group in checks.Where(check => check.State != CheckState.Person).GroupBy(check => check.Group, StringComparer.Ordinal))
        {
            writer.WriteLine($"\n### {group.Key}\n\n| | Check | Seen | What to do |\n|---|---|---|---|");
            foreach (var check in group)
                writer.WriteLine($"| {Word(check.State)} | {Cell(check.Title)} | {Cell(check.Evidence)} | {Cell(check.Advice ?? "")} |");
        }

        writer.WriteLine("\n### Only a person can check\n");
        foreach (var check in checks.Where(check => check.State == CheckState.Person))
            writer.WriteLine($"- [ ] **{Cell(check.Title)}.** {Cell(check.Advice ?? "")}{(check.Link is null ? "" : $" <{check.Link}>")}");
    }

    public static string Json(IReadOnlyList<SetUpCheck> checks)
    {
        var json = new JsonWriter().BeginObject().Member("version", Version).Member("ok", Count(checks, CheckState.Wrong) == 0).BeginArray("checks");
        foreach (var check in checks)
        {
            json.BeginObject().Member("id", check.Id).Member("group", check.Group).Member("title", check.Title)
                .Member("state", check.State switch { CheckState.NotChecked => "not-checked", CheckState.Person => "person", var other => Word(other) })
                .Member("evidence", check.Evidence).Member("advice", check.Advice).Member("link", check.Link).EndObject();
        }

        return json.EndArray().EndObject().ToFile();
    }

    private static int Count(IReadOnlyList<SetUpCheck> checks, CheckState state) => checks.Count(check => check.State == state);

    private static string Cell(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace("\n", " ", StringComparison.Ordinal);
}
