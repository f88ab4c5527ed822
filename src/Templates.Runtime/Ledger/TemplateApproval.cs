namespace WaTemplates.Runtime.Ledger;

/// <summary>The provider's word on a content, as last seen.</summary>
/// <param name="ContentSid"><c>HX…</c>.</param>
/// <param name="Status">As the provider writes it, lower case. Only <c>approved</c> may be sent.</param>
/// <param name="CheckedAt">When it was seen.</param>
public sealed record TemplateApproval(string ContentSid, string Status, DateTimeOffset CheckedAt)
{
    /// <summary>The only status that may be sent.</summary>
    public const string Approved = "approved";

    /// <summary>Whether it may be sent, as far as was seen.</summary>
    public bool IsApproved => Status == Approved;
}
