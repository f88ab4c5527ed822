using System.Text;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Tests.Ledger;

public class SqliteErasureTests
{
    [Fact]
    public async Task AnErasedPerson_IsNotInTheFileAnyMore()
    {
        using var folder = new TemporaryFolder("erasure");
        var path = folder["wa.db"];
        await using (var ledger = new SqliteLedger(path, TimeProvider.System))
        {
            await ledger.InitializeAsync(TestContext.Current.CancellationToken);
            await ledger.OpenAsync(asSender: true, TestContext.Current.CancellationToken);
            await ledger.EnqueueAsync([Message(1), Message(2)], TestContext.Current.CancellationToken);
            await ledger.EraseAsync(Person(1).Key, TestContext.Current.CancellationToken);
        }

        var bytes = Directory.GetFiles(folder.FullPath).SelectMany(File.ReadAllBytes).ToArray();
        Assert.Equal((-1, -1), (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Person(1).Address)), bytes.AsSpan().IndexOf("Planted1"u8)));
        Assert.NotEqual(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Person(2).Address)));
    }

    private static Recipient Person(int number) => new($"whatsapp:+4915199{number:000000}", new RecipientKey((UInt128)number));

    private static NewSend Message(int person) => new()
    {
        DedupeKey = $"k{person}",
        Kind = SendKind.Template,
        Sender = "whatsapp:+14155238886",
        Recipient = Person(person),
        MailingList = "news",
        Template = "welcome",
        Language = "de",
        ContentSid = "HX1",
        Fingerprint = "f1",
        Payload = $$"""{"1":"Planted{{person}}"}""",
    };
}
