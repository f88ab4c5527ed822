namespace WaTemplates.Cli.Senders;

/// <summary>Twilio answered and did not do what was asked. The message tells what, why and what to do.</summary>
internal sealed class TwilioRefusedException(string message) : Exception(message);
