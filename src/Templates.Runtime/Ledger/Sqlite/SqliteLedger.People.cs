using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger.Sqlite;

public sealed partial class SqliteLedger
{
    public Task<IReadOnlyList<ListedOptOut>> ListOptOutsAsync(OptOutScope? scope, ListedOptOut? after, int limit, CancellationToken cancellationToken = default)
        => ReadAsync(session => PersonReads.OptOuts(session, scope, after, limit), cancellationToken);

    public Task<PersonRecord> GetPersonAsync(RecipientKey recipient, CancellationToken cancellationToken = default)
        => ReadAsync(session => PersonReads.Person(session, recipient), cancellationToken);

    public Task<Erasure> EraseAsync(RecipientKey recipient, CancellationToken cancellationToken = default)
        => WriteAsync(WritePriority.Receiving, scope => ErasureWrites.Erase(scope, recipient), cancellationToken, isLarge: true);
}
