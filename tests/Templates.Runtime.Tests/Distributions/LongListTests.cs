#pragma warning disable xUnit1051 // Every wait here has an end of its own.
using Microsoft.Extensions.DependencyInjection;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Tests.Running;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Distributions;

/// <summary>Lists of so many people that they are added in the order of their keys.</summary>
public class LongListTests
{
    private const int InListOrder = 31 * 1_024;
    private const int Rows = 60_000;

    [Fact]
    public async Task LongList_GoesInTheOrderOfKeys_AndAPersonsFirstLineCounts()
    {
        await using var running = await RunningRuntime.StartAsync();
        await running.Lists.CreateAsync(new DistributionPlan("list", "news") { FallbackLanguage = "en", Settings = new DistributionSettings { Canary = Canary.Off } });
        var refused = new List<ContactRefusal>();
        var counts = await running.Lists.ImportAsync("list", Contacts().ToAsyncEnumerable(), refused.Add);
        Assert.Equal((Rows, Rows - refused.Count), ((int)counts.Read, (int)counts.Added));

        var repeated = Enumerable.Range(1, Rows).Where(line => PersonOf(line) != line);
        Assert.Equal(repeated, refused.Select(refusal => (int)refusal.Line));
        Assert.All(refused, refusal => Assert.Equal(ContactProblem.Duplicate, refusal.Problem));

        var rows = await running.Lists.ExportAsync("list").ToArrayAsync();
        Assert.Equal(Enumerable.Range(1, Rows).Where(line => PersonOf(line) == line), rows.Select(row => (int)row.Line).Order());
        Assert.All(rows, row => Assert.Equal(People.Phone((int)row.Line), row.Phone));
        Assert.Equal(rows.Select(row => row.Line).Where(line => line <= InListOrder), rows.Select(row => row.Line).Where(line => line <= InListOrder).Order());
        var hasher = (await running.Services.GetRequiredService<RuntimeKeyStore>().GetAsync(TestContext.Current.CancellationToken)).Recipients;
        UInt128[] keys = [.. rows.Where(row => row.Line > InListOrder).Select(row => KeyOf(hasher, row.Phone!))];
        Assert.True(keys.Length > 20_000);
        Assert.Equal(keys.Order(), keys);
    }

    // Each hundredth line is the person of the line before once more, each thousandth that of a line far before.
    private static int PersonOf(int line) => line % 1_000 == 0 ? Math.Max(1, line - 20_001) : line % 100 == 0 ? line - 1 : line;

    private static IEnumerable<Contact> Contacts() => Enumerable.Range(1, Rows).Select(line => People.Contact(PersonOf(line)) with { Line = line });

    private static UInt128 KeyOf(RecipientHasher hasher, string phone)
        => PhoneNumber.TryParse(phone, out var number, out var problem) ? hasher.FromNumber(number).Key.Value : throw new InvalidOperationException(problem);
}
