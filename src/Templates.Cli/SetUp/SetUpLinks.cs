namespace WaTemplates.Cli.SetUp;

/// <summary>Where a person looks.</summary>
internal static class SetUpLinks
{
    public const string Console = "https://console.twilio.com/";
    public const string Senders = "https://www.twilio.com/docs/whatsapp/api/senders";
    public const string Registration = "https://www.twilio.com/docs/whatsapp/register-senders-using-api";
    public const string Approvals = "https://www.twilio.com/docs/whatsapp/tutorial/message-template-approvals-statuses";
    public const string MetaSettings = "https://business.facebook.com/settings/";
    public const string Qualtrics = "https://www.qualtrics.com/support/iq-directory/distributions-tab-iq-directory/whatsapp/whatsapp-distributions/";
    public const string Policy = "https://business.whatsapp.com/policy";
}
