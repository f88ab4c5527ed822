using WaTemplates.Cli.Senders;

namespace WaTemplates.Cli.SetUp;

/// <summary>Our number, and what Twilio says of its sender.</summary>
internal static class SenderChecks
{
    private const string NumberTitle = "The number is written as Twilio wants it";
    private const string RegisteredTitle = "The number is registered as a WhatsApp sender";
    private const string OnlineTitle = "The sender is ONLINE";
    private const string SingleTitle = "One account, one number";
    private const string Place = "Twilio's console under Messaging > Senders > WhatsApp senders";

    public static IEnumerable<SetUpCheck> Of(DoctorSettings settings, string? number, string? numberProblem, TwilioLook? look)
    {
        yield return Number(settings, number, numberProblem);
        yield return Registered(number, look);
        yield return Online(look?.Sender);
        yield return Single(look);
    }

    private static SetUpCheck Number(DoctorSettings settings, string? number, string? problem)
    {
        const string advice = "Set WATEMPLATES_SENDER to whatsapp:, plus, country code and number: whatsapp:+14155238886.";
        if (settings.Options.Sender is null)
            return CheckGroup.Sender.NotChecked("sender-number", NumberTitle, "WATEMPLATES_SENDER is not set", advice);
        return number is null
            ? CheckGroup.Sender.Wrong("sender-number", NumberTitle, problem!, advice)
            : CheckGroup.Sender.Ok("sender-number", NumberTitle, number);
    }

    private static SetUpCheck Registered(string? number, TwilioLook? look)
    {
        const string id = "sender-registered";
        var advice = $"Register it in {Place}; the account's first one only there. Twilio and Meta take some days, and a mail tells the end.";
        if (look is null)
            return CheckGroup.Sender.NotChecked(id, RegisteredTitle, "Twilio was not asked");
        if (look.Senders is not { } senders)
            return CheckGroup.Sender.Wrong(id, RegisteredTitle, look.SendersProblem!, "Mend what it names, and run the command again.", SetUpLinks.Senders);
        if (look.Sender is { } sender)
            return CheckGroup.Sender.Ok(id, RegisteredTitle, $"{sender.Number} is {sender.Sid}");
        if (senders.Count == 0)
            return CheckGroup.Sender.Wrong(id, RegisteredTitle, "the account has no WhatsApp sender", advice, SetUpLinks.Registration);
        var others = string.Join(", ", senders.Select(other => other.Number));
        return number is null
            ? CheckGroup.Sender.NotChecked(id, RegisteredTitle, $"the account has several: {others}", "Set WATEMPLATES_SENDER to the one that is meant.")
            : CheckGroup.Sender.Wrong(id, RegisteredTitle, $"the account has {others}, and not {number}", advice, SetUpLinks.Registration);
    }

    private static SetUpCheck Online(WhatsAppSender? sender)
    {
        const string id = "sender-online";
        if (sender is null)
            return CheckGroup.Sender.NotChecked(id, OnlineTitle, "no sender was read");
        return sender.IsOnline
            ? CheckGroup.Sender.Ok(id, OnlineTitle, $"status {sender.Status}, quality {sender.Quality ?? "not rated"}, limit {sender.Limit ?? "not told"}")
            : CheckGroup.Sender.Wrong(id, OnlineTitle, string.Join("; ", [$"its status is {sender.Status}", .. sender.OfflineReasons.Select(reason => reason.ToString())]), $"Finish what {Place} asks for. Right after a change wait some minutes and run the command again.", SetUpLinks.Senders);
    }

    private static SetUpCheck Single(TwilioLook? look)
    {
        const string id = "single-number";
        if (look?.Senders is not { Count: > 0 } senders)
            return CheckGroup.Sender.NotChecked(id, SingleTitle, "no senders were read");
        return senders.Count == 1
            ? CheckGroup.Sender.Ok(id, SingleTitle, "the account has one WhatsApp sender")
            : CheckGroup.ForPerson(id, SingleTitle, $"The account has {senders.Count} WhatsApp senders, and Qualtrics works with one account and one number: see in Qualtrics under Admin > Extensions > WhatsApp via Twilio that only {look.Sender?.Number ?? "one of them"} is added.", SetUpLinks.Qualtrics);
    }
}
