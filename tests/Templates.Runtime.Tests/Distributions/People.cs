using System.Globalization;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Tests.Running;

namespace WaTemplates.Runtime.Tests.Distributions;

/// <summary>Contacts by number, and waiting for what becomes of their list.</summary>
internal static class People
{
    public static string Phone(int number) => string.Create(CultureInfo.InvariantCulture, $"+49152{20_000_000 + number}");

    public static Contact Contact(int number) => new(number + 1, Phone(number), Values(number));

    public static Dictionary<string, string> Values(int number)
        => new(StringComparer.Ordinal) { ["FirstName"] = string.Create(CultureInfo.InvariantCulture, $"p{number}"), ["SurveyURL"] = "https://feedback.example.com/s/1", ["Unused"] = "x" };

    public static IAsyncEnumerable<Contact> Of(params Contact[] contacts) => contacts.ToAsyncEnumerable();

    public static IAsyncEnumerable<Contact> Range(int first, int count) => Enumerable.Range(first, count).Select(Contact).ToAsyncEnumerable();

    /// <summary>Makes a list sending, adds people from 0 on, and starts it.</summary>
    public static async Task StartListAsync(this RunningRuntime running, int count, DistributionSettings? settings = null, string key = "list", string template = "invitation")
    {
        await running.Lists.CreateAsync(new DistributionPlan(key, template) { FallbackLanguage = "en", Settings = settings ?? new DistributionSettings { Canary = Canary.Off } });
        await running.Lists.ImportAsync(key, Range(0, count));
        await running.Lists.StartAsync(key);
    }

    public static async Task<DistributionStatus> StatusAsync(this RunningRuntime running, string key = "list") => (await running.Lists.GetAsync(key))!;

    public static Task<DistributionStatus> UntilAsync(this RunningRuntime running, Func<DistributionStatus, bool> holds, string what, string key = "list")
        => RunningRuntime.EventuallyAsync(async () => await running.StatusAsync(key) is var status && holds(status) ? status : null, what);

    public static Task<DistributionStatus> UntilStateAsync(this RunningRuntime running, DistributionState state, string key = "list")
        => running.UntilAsync(status => status.State == state, state.ToString(), key);
}
