namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>What is sent to people of a list: written many at a time.</summary>
internal sealed class PayloadRows(SqliteScope scope)
{
    private const int Many = 64;
    private const int Each = 3;

    private static readonly string InsertMany = Insert(Many);
    private static readonly string InsertOne = Insert(1);

    private readonly (long Id, NewMember Member)[] waiting = new (long, NewMember)[Many];
    private int count;

    public void Add(long id, NewMember member)
    {
        waiting[count++] = (id, member);
        if (count == Many)
        {
            var insert = scope[InsertMany];
            for (var i = 0; i < Many; i++)
            {
                Set(insert, i, waiting[i]);
            }

            insert.Run();
            count = 0;
        }
    }

    /// <summary>Writes what is left.</summary>
    public void Complete()
    {
        var insert = scope[InsertOne];
        for (var i = 0; i < count; i++)
        {
            Set(insert, 0, waiting[i]);
            insert.Run();
        }

        count = 0;
    }

    private static string Insert(int count)
        => $"INSERT OR FAIL INTO payload (send_id, address, body) VALUES {string.Join(", ", Enumerable.Range(0, count).Select(row => row * Each).Select(place => $"(?{place + 1}, ?{place + 2}, ?{place + 3})"))}";

    private static void Set(SqliteStatement insert, int row, (long Id, NewMember Member) payload)
    {
        var place = row * Each;
        insert.Set(place + 1, payload.Id).Set(place + 2, payload.Member.Recipient.Address).Set(place + 3, payload.Member.Payload);
    }
}
