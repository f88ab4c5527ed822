using System.Diagnostics;
using System.Globalization;
using WaTemplates.Simulator;
using static WaTemplates.Cli.Tests.SimulatedAccount;

namespace WaTemplates.Cli.Tests.Distributing;

/// <summary>A list is never held: memory does not grow with it.</summary>
public class ImportMemoryTests
{
    private static readonly int People = int.Parse(System.Environment.GetEnvironmentVariable("WATEMPLATES_CONTACTS") ?? "100000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task AHundredThousandPeople_AreAddedInFlatMemory()
    {
        using var folder = new TemporaryFolder("memory");
        await using var simulator = await TwilioSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Prepare(folder, simulator);
        await InitializeAsync(folder);
        await using (var list = File.CreateText(folder["people.csv"]))
        {
            list.WriteLine("Phone,First Name,Language,Note");
            for (var person = 0; person < People; person++)
                list.WriteLine(string.Create(CultureInfo.InvariantCulture, $"+49151{person:00000000},Anna {person},de,\"nothing, that counts\""));
        }

        var (small, _) = await PeakAsync(folder, simulator, "--dry-run");
        var (large, output) = await PeakAsync(folder, simulator, "--yes", "--not-before", "2126-01-01T00:00Z");
        TestContext.Current.TestOutputHelper?.WriteLine($"{People} people: {small >> 20} MiB to preview, {large >> 20} MiB to add");
        Assert.Contains($"{People:N0} people added", output, StringComparison.Ordinal);
        Assert.InRange(Math.Max(small, large), 1, 300L << 20);
    }

    /// <summary>The most memory a run takes, until it ends or has added everybody.</summary>
    private static async Task<(long Bytes, string Error)> PeakAsync(TemporaryFolder folder, TwilioSimulator simulator, params string[] arguments)
    {
        using var process = Process.Start(CommandLine.StartInfo(folder, Environment(simulator), ["distribute", "parcel", "--contacts", "people.csv", "--key", "k1", .. arguments]))!;
        var (lines, peak) = (new List<string>(), 0L);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var reading = Task.Run(async () =>
        {
            while (await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
            {
                lines.Add(line);
                if (line.Contains("people added", StringComparison.Ordinal))
                    return;
            }
        }, TestContext.Current.CancellationToken);
        while (!reading.IsCompleted)
        {
            process.Refresh();
            peak = Math.Max(peak, process.HasExited ? 0 : process.WorkingSet64);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        await reading;
        if (!process.HasExited && lines is [.., var last] && last.Contains("people added", StringComparison.Ordinal))
            process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return (peak, string.Join('\n', lines));
    }
}
