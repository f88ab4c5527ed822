using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CsvHelper;
using WaTemplates.Cli.Contacts;
using WaTemplates.Runtime.Benchmarks.Growth;
using WaTemplates.Runtime.Benchmarks.Million;
using WaTemplates.Runtime.Benchmarks.Places;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Benchmarks;

/// <summary>
/// How fast a file of contacts becomes rows of a list sending: read, numbers understood, people recognised, duplicates
/// found, values composed, durable; beside CsvHelper, which only reads the same file.
/// </summary>
internal static class ListImport
{
    // Long enough for the compiler to have done with what runs often.
    private const int WarmUp = 30_000;

    private const int Rounds = 3;

    public static RunPlan Standard { get; } = new([1_000_000], [Database.Sqlite], [1]);

    public static async Task RunAsync(RunPlan plan)
    {
        var folder = Setting.NewFolder();
        foreach (var database in plan.Databases)
        {
            await using var server = await LedgerServer.StartAsync(database);
            foreach (var people in plan.Sizes)
                await server.RunAsync(place => RunAsync(place, Path.Combine(folder, "people.csv"), people));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<Run> RunAsync(ILedgerPlace place, string path, int people)
    {
        await using var ledger = place.Connect();
        await ledger.OpenAsync(asSender: true);
        ContactFile.Write(path, first: people, WarmUp);
        await ReadAsync(path);
        await ImportAsync(ledger, "warm-up", path, WarmUp);
        ContactFile.Write(path, first: 0, people);
        List<Run> readings = [];
        for (var round = 0; round < Rounds; round++)
            readings.Add(await ReadAsync(path));
        var reading = readings.OrderBy(run => run.Rate).ElementAt(Rounds / 2);
        var importing = await ImportAsync(ledger, "list", path, people);
        Print("CsvHelper alone", reading);
        Print("Importing a list", importing);
        Figures.Print($"Ratio {importing.Rate / reading.Rate:F3}; of processor time {reading.CpuEach / importing.CpuEach:F3}. Thousands/s in each tenth: {string.Join(' ', importing.Tenths)}; memory {Environment.WorkingSet >> 20} MiB");
        return importing;
    }

    private static void Print(string what, Run run)
        => Figures.Print($"{what}: {run.Rows:N0} rows, {run.Rate:N0} rows/s; {run.CpuEach:F2} µs of processor time each, {run.BusiestEach:F2} of them on the busiest thread");

    // Each cell as a text, as whoever reads a list needs it.
    private static async Task<Run> ReadAsync(string path)
    {
        var clock = Stopwatch.StartNew();
        var cpu = CpuClock.Start();
        var rows = 0;
        long letters = 0;
        await using (var file = File.OpenRead(path))
        {
            using var reader = CsvReader.Create(file);
            while (await reader.ReadAsync())
            {
                rows++;
                for (var column = 0; column < reader.FieldCount; column++)
                    letters += reader.GetString(column).Length;
            }
        }

        return letters > rows ? new Run(rows, clock.Elapsed, cpu.Read(), []) : throw new InvalidOperationException("The cells were empty.");
    }

    private static async Task<Run> ImportAsync(ILedger ledger, string key, string path, int people)
    {
        await ledger.AddDistributionAsync(new NewDistribution(key, ListTemplate.Name, ListTemplate.Text.MailingList, Setting.Sender));
        var reader = new ContactReader(Texts(), new DistributionSettings(), new RecipientHasher(RandomNumberGenerator.GetBytes(RecipientHasher.PepperLength)));
        var list = await CsvCheck.RunAsync(path, CancellationToken.None);
        var marks = new List<TimeSpan>();
        var clock = Stopwatch.StartNew();
        var cpu = CpuClock.Start();
        var contacts = Marked(ContactFile.ReadAsync(list), people / 10, () => marks.Add(clock.Elapsed));
        var counts = await new MemberImport(ledger, key, reader, refused: null, _ => Task.CompletedTask).RunAsync(contacts, CancellationToken.None);
        var run = new Run(counts.Read, clock.Elapsed, cpu.Read(), []);
        if (counts.Added != ContactFile.Different(people))
            throw new InvalidOperationException($"{counts.Added} people were added in place of {ContactFile.Different(people)}.");
        var tenths = marks.Append(run.Time).Zip(marks.Prepend(TimeSpan.Zero), (end, begin) => end - begin).Select(time => string.Create(CultureInfo.InvariantCulture, $"{people / 10 / time.TotalSeconds / 1000:0}"));
        return run with { Tenths = [.. tenths] };
    }

    private static ListTexts Texts()
    {
        var text = ListTemplate.Text;
        return new ListTexts(new Dictionary<string, ListText>(StringComparer.Ordinal) { [text.Language] = new ListText(text, text.Submissions[0], optOutLink: null) }, text.Language, TimeSpan.FromDays(7));
    }

    private static async IAsyncEnumerable<Contact> Marked(IAsyncEnumerable<Contact> contacts, int tenth, Action mark)
    {
        var i = 0;
        await foreach (var contact in contacts)
        {
            if (i % tenth == 0 && i > 0)
                mark();
            i++;
            yield return contact;
        }
    }

    private sealed record Run(long Rows, TimeSpan Time, (TimeSpan All, TimeSpan Busiest) Cpu, IReadOnlyList<string> Tenths)
    {
        public double Rate => Rows / Time.TotalSeconds;

        public double CpuEach => Cpu.All.TotalMicroseconds / Rows;

        public double BusiestEach => Cpu.Busiest.TotalMicroseconds / Rows;
    }
}
