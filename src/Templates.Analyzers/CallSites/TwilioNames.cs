namespace WaTemplates.Analyzers.CallSites;

/// <summary>Names of Twilio's helper library, which is looked up and never referenced. Source: twilio-csharp 5 to 7.</summary>
internal static class TwilioNames
{
    public const string MessageResource = "Twilio.Rest.Api.V2010.Account.MessageResource";
    public const string CreateMessageOptions = "Twilio.Rest.Api.V2010.Account.CreateMessageOptions";
    public const string WhatsAppPrefix = "whatsapp:";

    public const string To = "to";
    public const string From = "from";
    public const string Body = "body";
    public const string ContentSid = "contentSid";
    public const string ContentVariables = "contentVariables";
}
