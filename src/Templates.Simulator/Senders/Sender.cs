using System.Text.Json.Nodes;

namespace WaTemplates.Simulator.Senders;

/// <summary>A WhatsApp sender of the account.</summary>
internal sealed class Sender(string sid, string number, string settledStatus, TimeProvider clock)
{
    private DateTimeOffset settlesAt;
    private string passingStatus = "VERIFYING";

    public string Sid { get; } = sid;

    /// <summary>As in <c>whatsapp:+14155238886</c>.</summary>
    public string Number { get; } = number;

    public SenderWebhook Webhook { get; set; } = new();

    public JsonObject Profile { get; set; } = [];

    public JsonObject Configuration { get; set; } = [];

    public string Name => Profile["name"]?.GetValue<string>() ?? Number;

    public string Status => clock.GetUtcNow() < settlesAt ? passingStatus : settledStatus;

    // An update does not stop a sender that was online.
    public bool CanSend => settledStatus == "ONLINE";

    /// <summary>Shows another status for a while.</summary>
    public void Pass(string status, TimeSpan delay)
    {
        passingStatus = status;
        settlesAt = clock.GetUtcNow() + delay;
    }
}
