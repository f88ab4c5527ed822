using System.Globalization;
using Microsoft.Data.Sqlite;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;
using WaTemplates.Runtime.Testing;

namespace WaTemplates.Runtime.Tests.Ledger;

public sealed class SqliteQueueTests : IDisposable
{
    private readonly LedgerFolder folder = new();
    private readonly ManualTime time = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task RowsThatAreHeldBack_DoNotStarveThoseBehindThem()
    {
        await using var ledger = new SqliteLedger(folder.Path, time) { MostLooks = 5 };
        await ledger.InitializeAsync();
        await ledger.OpenAsync(asSender: true);
        await ledger.SetApprovalsAsync([new TemplateApproval("HX1", TemplateApproval.Approved, time.Now)]);
        await ledger.EnqueueAsync([Row("under way", 1)]);
        Assert.Single(await ClaimAsync(ledger));
        await ledger.EnqueueAsync([.. Enumerable.Range(0, 23).Select(i => Row($"held back {i}", 1)), Row("free", 2)]);
        var claims = new List<ClaimedSend>();
        for (var i = 0; i < 5; i++)
        {
            claims.AddRange(await ClaimAsync(ledger));
        }

        Assert.Equal("whatsapp:+492", Assert.Single(claims).To);

        // And the look begins at the front again.
        await ledger.RecordResultsAsync([new SendResult(1, 1, SendOutcome.Accepted) { MessageSid = "SM1" }]);
        Assert.Equal("whatsapp:+491", Assert.Single(await ClaimAsync(ledger)).To);
    }

    [Fact]
    public async Task PersonalData_StandsInItsOwnTablesOnly()
    {
        await using var ledger = new SqliteLedger(folder.Path, time);
        await ledger.InitializeAsync();
        await ledger.OpenAsync(asSender: true);
        await ledger.SetApprovalsAsync([new TemplateApproval("HX1", TemplateApproval.Approved, time.Now)]);
        await ledger.EnqueueAsync([Row("k", 1)]);
        await ClaimAsync(ledger);
        await ledger.RecordInboundAsync(
            new InboundMessage { MessageSid = "SM1", Sender = "s", From = new Recipient("whatsapp:+491", new RecipientKey(1)), Body = "Anna", ButtonText = "Anna", ButtonPayload = "Anna", Form = "Anna" },
            (_, _) => new InboundDecision(ReplyKind.Unsubscribe, "rule") { Answer = "Anna", OptOut = OptOutScope.All, IsForHandler = true });
        Assert.Equal("inbound_text, payload", string.Join(", ", TablesWith("Anna", "+491")));
    }

    private static NewSend Row(string key, int person) => new()
    {
        DedupeKey = key,
        Kind = SendKind.Template,
        Sender = "s",
        Recipient = new Recipient($"whatsapp:+49{person}", new RecipientKey((UInt128)person)),
        ContentSid = "HX1",
        Payload = """{"1":"Anna"}""",
    };

    private static async Task<IReadOnlyList<ClaimedSend>> ClaimAsync(SqliteLedger ledger) => (await ledger.ClaimAsync(new ClaimRequest("s", 3, TimeSpan.FromHours(1)))).Sends;

    private List<string> TablesWith(params string[] words)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Path};Pooling=False");
        connection.Open();
        var found = new List<string>();
        foreach (var table in Column(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
        {
            using var command = new SqliteCommand($"SELECT * FROM {table}", connection);
            using var row = command.ExecuteReader();
            var isFound = false;
            while (row.Read())
            {
                isFound |= Enumerable.Range(0, row.FieldCount).Select(i => Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture)!).Any(value => words.Any(word => value.Contains(word, StringComparison.Ordinal)));
            }

            if (isFound)
            {
                found.Add(table);
            }
        }

        return found;
    }

    private static List<string> Column(SqliteConnection connection, string sql)
    {
        using var command = new SqliteCommand(sql, connection);
        using var row = command.ExecuteReader();
        var values = new List<string>();
        while (row.Read())
        {
            values.Add(row.GetString(0));
        }

        return values;
    }
}
