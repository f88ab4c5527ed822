namespace WaTemplates.Simulator.Messages;

/// <summary>What the codes mean that a delivery can end with. The phone page offers them.</summary>
internal static class ErrorMeanings
{
    public static IReadOnlyDictionary<int, string> All { get; } = new SortedDictionary<int, string>
    {
        [21610] = "The recipient has unsubscribed",
        [30001] = "Queue overflow",
        [30002] = "Account suspended",
        [30008] = "Unknown error",
        [30410] = "Provider timeout",
        [63001] = "Channel authentication failed",
        [63003] = "The channel does not know the recipient",
        [63005] = "The channel refused the content",
        [63009] = "Internal error of the channel's provider",
        [63010] = "Internal error of Twilio",
        [63013] = "Policy violation",
        [63014] = "Blocked by an action of the recipient",
        [63016] = "Free text outside the 24-hour window",
        [63017] = "Account over its rate",
        [63018] = "Rate or messaging limit of the channel",
        [63020] = "Trouble with the business account",
        [63021] = "Invalid content, or text over 1024",
        [63024] = "Invalid recipient, no WhatsApp account",
        [63026] = "Flagged as spam",
        [63027] = "Template does not exist in this language",
        [63028] = "Number of parameters does not match",
        [63032] = "WhatsApp experiment, not delivered",
        [63040] = "Template was rejected",
        [63041] = "Template is paused",
        [63042] = "Template is disabled",
        [63049] = "Meta chose not to deliver this marketing message",
        [63051] = "WhatsApp Business Account is locked",
    };

    public static string Of(int code) => All.GetValueOrDefault(code, "Unknown error");
}
