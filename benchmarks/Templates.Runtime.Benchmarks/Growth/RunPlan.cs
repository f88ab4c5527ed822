using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using WaTemplates.Runtime.Benchmarks.Places;
using WaTemplates.Testing;

namespace WaTemplates.Runtime.Benchmarks.Growth;

/// <summary>What a measurement of lists is to run: <c>[PEOPLE,…] [--on sqlite|postgresql] [--workers N,…]</c>.</summary>
internal sealed record RunPlan(IReadOnlyList<int> Sizes, IReadOnlyList<Database> Databases, IReadOnlyList<int> Workers)
{
    /// <summary>Reads arguments; where they say nothing, both databases and what is here.</summary>
    /// <param name="arguments">What came after the mode's name.</param>
    /// <param name="standard">The mode's own sizes and numbers of workers.</param>
    /// <param name="problem">What is wrong with them.</param>
    public static RunPlan? Read(IReadOnlyList<string> arguments, RunPlan standard, out string? problem)
    {
        var plan = standard;
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = arguments.ElementAtOrDefault(i + 1);
            if (arguments[i] == "--on" && value is "sqlite" or "postgresql")
                plan = plan with { Databases = [value == "sqlite" ? Database.Sqlite : Database.PostgreSql] };
            else if (arguments[i] == "--workers" && standard.Workers.Count > 1 && TryNumbers(value, 1, out var workers))
                plan = plan with { Workers = workers };
            else if (i == 0 && TryNumbers(arguments[i], 100, out var sizes))
                plan = plan with { Sizes = sizes };
            else
            {
                problem = $"'{arguments[i]}{(value is null ? "" : " " + value)}' is not understood. Arguments are PEOPLE, from 100 on, then --on sqlite or --on postgresql{(standard.Workers.Count > 1 ? ", --workers N,…; PEOPLE may be several with commas." : ".")}";
                return null;
            }

            i += arguments[i].StartsWith("--", StringComparison.Ordinal) ? 1 : 0;
        }

        problem = plan.Databases.Contains(Database.PostgreSql) ? PostgreSqlProcess.Unavailable : null;
        return problem is null ? plan : null;
    }

    private static bool TryNumbers(string? text, int least, [NotNullWhen(true)] out int[]? numbers)
    {
        var read = (text ?? "").Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        numbers = Array.TrueForAll(read, number => number >= least) ? read : null;
        return numbers is not null;
    }
}
