using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using WaTemplates.Runtime.Catalog;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Benchmarks;

/// <summary>How fast contacts become rows of a list sending: numbers read, people recognised, duplicates found, values composed, durable.</summary>
internal static class ListImport
{
    public static async Task RunAsync(int people)
    {
        var folder = Setting.NewFolder();
        await using (var ledger = new SqliteLedger(Path.Combine(folder, "wa.db"), TimeProvider.System))
        {
            await ledger.InitializeAsync();
            await ledger.OpenAsync(asSender: true);
            await ledger.AddDistributionAsync(new NewDistribution("list", "survey_invitation", "portal", Setting.Sender));
            var reader = new ContactReader(Texts(), new DistributionSettings(), new RecipientHasher(RandomNumberGenerator.GetBytes(RecipientHasher.PepperLength)));
            var marks = new List<TimeSpan>();
            var clock = Stopwatch.StartNew();
            var counts = await new MemberImport(ledger, "list", reader, refused: null, _ => Task.CompletedTask).RunAsync(Contacts(people, people / 10, () => marks.Add(clock.Elapsed)), CancellationToken.None);
            var total = clock.Elapsed;
            var tenths = marks.Append(total).Zip(marks.Prepend(TimeSpan.Zero), (end, begin) => end - begin).Select(time => string.Create(CultureInfo.InvariantCulture, $"{people / 10 / time.TotalSeconds / 1000:0}"));
            Figures.Print($"Importing a list of {people:N0}: {counts.Read / total.TotalSeconds:N0} contacts/s ({counts.Added:N0} added); thousands/s in each tenth: {string.Join(' ', tenths)}; memory {Environment.WorkingSet >> 20} MiB");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static ListTexts Texts()
    {
        TemplateVariable[] variables = [new(1, "${m://FirstName}", "FirstName", "body", null), new(2, "${l://SurveyURL}", "SurveyURL", "body", null)];
        var content = new SubmittedContent(Setting.Content, "f", variables, [new ContentPart("body", "Hallo {{1}}, öffnen Sie bitte {{2}} für unsere Umfrage.", 1024)], IsCurrent: true);
        var template = new CatalogTemplate
        {
            Name = "survey_invitation",
            Language = "de",
            Kind = "invitation",
            Category = "utility",
            MailingList = "portal",
            Fingerprint = "f",
            Variables = variables,
            ReplyVariables = [],
            Menu = [],
            Replies = new Dictionary<string, string>(StringComparer.Ordinal),
            Submissions = [content],
        };
        return new ListTexts(new Dictionary<string, ListText>(StringComparer.Ordinal) { ["de"] = new ListText(template, content, optOutLink: null) }, "de", TimeSpan.FromDays(7));
    }

    // Every hundredth stands in it twice.
    private static async IAsyncEnumerable<Contact> Contacts(int people, int tenth, Action mark)
    {
        await Task.Yield();
        for (var i = 0; i < people; i++)
        {
            if (i % tenth == 0 && i > 0)
                mark();
            var number = i % 100 == 99 ? i - 1 : i;
            yield return new Contact(i + 1, string.Create(CultureInfo.InvariantCulture, $"+49 151 {10_000_000 + number}"), new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["FirstName"] = "Jörg",
                ["SurveyURL"] = string.Create(CultureInfo.InvariantCulture, $"https://feedback.example.com/s/{number}"),
            });
        }
    }
}
