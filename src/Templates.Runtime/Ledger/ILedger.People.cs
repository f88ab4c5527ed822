using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Ledger;

// What is stored about people, for those who ask and for those who want to be forgotten.
public partial interface ILedger
{
    /// <summary>A page of the opt-outs in force, by person, scope and place.</summary>
    /// <param name="scope">Of this scope only; null for every one.</param>
    /// <param name="after">The last of the page before; null for the first.</param>
    /// <param name="limit">At most so many.</param>
    Task<IReadOnlyList<ListedOptOut>> ListOptOutsAsync(OptOutScope? scope, ListedOptOut? after, int limit, CancellationToken cancellationToken = default);

    /// <summary>Everything stored about a person; empty lists where there is nothing.</summary>
    Task<PersonRecord> GetPersonAsync(RecipientKey recipient, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes a person's address, variables, questions and texts, and cancels what is queued for them. Hash, states, opt-outs
    /// and evidence stay: they keep the person from being written to again. A message under way or of unknown fate keeps its
    /// address until it is settled, since it is looked up by that.
    /// </summary>
    Task<Erasure> EraseAsync(RecipientKey recipient, CancellationToken cancellationToken = default);
}
