using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.PostgreSql;

/// <summary>The list sending that people are added to.</summary>
internal sealed record MemberTarget(long Id, string Template, string MailingList, long Sender, DistributionState State)
{
    /// <summary>Whether nobody is added any more.</summary>
    public bool IsClosed => State is DistributionState.Stopped;
}
