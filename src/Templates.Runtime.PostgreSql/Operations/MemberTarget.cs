namespace WaTemplates.Runtime.PostgreSql;

/// <summary>The list sending that people are added to.</summary>
internal sealed record MemberTarget(long Id, string Template, string MailingList, long Sender, bool IsClosed);
