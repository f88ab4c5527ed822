namespace WaTemplates.Cli.Twilio;

/// <summary>Twilio's hosts. With <c>WATEMPLATES_TWILIO_URL</c> all are that one address.</summary>
internal enum TwilioHost
{
    Api,
    Content,
    Messaging,
}
