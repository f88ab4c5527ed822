namespace WaTemplates.Simulator.Callbacks;

/// <summary>The words of Twilio's advanced opt-out and what it answers.</summary>
internal static class OptOutWords
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.OrdinalIgnoreCase)
    {
        ["STOP"] = "STOP",
        ["STOPALL"] = "STOP",
        ["UNSUBSCRIBE"] = "STOP",
        ["CANCEL"] = "STOP",
        ["END"] = "STOP",
        ["QUIT"] = "STOP",
        ["START"] = "START",
        ["UNSTOP"] = "START",
        ["HELP"] = "HELP",
        ["INFO"] = "HELP",
    };

    /// <summary>The value of <c>OptOutType</c>, or null.</summary>
    public static string? TypeOf(string body) => Types.GetValueOrDefault(body.Trim());

    public static string Confirmation(string type) => type switch
    {
        "STOP" => "You have been unsubscribed and will get no more messages. Reply START to subscribe again.",
        "START" => "You are subscribed again. Reply STOP to unsubscribe.",
        _ => "Reply STOP to unsubscribe.",
    };
}
