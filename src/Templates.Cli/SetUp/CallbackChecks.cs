using WaTemplates.Cli.Senders;

namespace WaTemplates.Cli.SetUp;

/// <summary>Where the sender's webhooks lead, and whether a messaging service overrides them.</summary>
internal static class CallbackChecks
{
    private const string Place = "Twilio's console under Messaging > Senders > WhatsApp senders > Configure";

    public static IEnumerable<SetUpCheck> Of(DoctorSettings settings, TwilioLook? look)
    {
        WebhookTarget? target = null;
        SetUpCheck? unusable = null;
        try
        {
            target = settings.Target;
        }
        catch (CannotRunException exception)
        {
            unusable = CheckGroup.Callbacks.Wrong("callback-target", "It is known where callbacks are to lead", exception.Message, "Correct WATEMPLATES_PUBLIC_URL or WATEMPLATES_QUALTRICS_DATA_CENTER.");
        }

        if (unusable is not null)
            yield return unusable;
        var webhook = target is null ? null : look?.Sender?.Webhook;
        yield return Address("callback-url", "Messages are reported where they are wanted", webhook, webhook?.CallbackUrl, target?.Callback, settings);
        yield return Method("callback-method", "Messages are reported with POST", webhook, webhook?.CallbackMethod, settings);
        yield return Address("status-url", "Statuses are reported where they are wanted", webhook, webhook?.StatusCallbackUrl, target?.Status, settings);
        yield return Method("status-method", "Statuses are reported with POST", webhook, webhook?.StatusCallbackMethod, settings);
        yield return Service(target, look);
    }

    private static SetUpCheck Address(string id, string title, SenderWebhook? webhook, string? actual, string? wanted, DoctorSettings settings)
    {
        if (webhook is null || wanted is null)
            return CheckGroup.Callbacks.NotChecked(id, title, wanted is null ? "it is not known where" : $"no sender was read; wanted is {wanted}");
        return WebhookTarget.IsSame(actual, wanted)
            ? CheckGroup.Callbacks.Ok(id, title, ShownText.Address(actual!))
            : CheckGroup.Callbacks.Wrong(id, title, $"it is {(actual is null ? "not set" : ShownText.Address(actual))} and not {wanted}", Advice(settings), SetUpLinks.Senders);
    }

    private static SetUpCheck Method(string id, string title, SenderWebhook? webhook, string? actual, DoctorSettings settings)
        => webhook is null ? CheckGroup.Callbacks.NotChecked(id, title, "no sender was read")
            : actual == SenderWebhook.Post ? CheckGroup.Callbacks.Ok(id, title, actual)
            : CheckGroup.Callbacks.Wrong(id, title, $"it is {(actual is null ? "not set" : ShownText.OneLine(actual))}", Advice(settings), SetUpLinks.Senders);

    private static SetUpCheck Service(WebhookTarget? target, TwilioLook? look)
    {
        const string id = "messaging-service";
        const string title = "No messaging service overrides the addresses";
        if (look?.ServiceProblem is { } problem)
            return CheckGroup.Callbacks.Wrong(id, title, problem, "Correct WATEMPLATES_MESSAGING_SERVICE_SID, or leave it out.");
        if (look?.Sender is null || target is null)
            return CheckGroup.Callbacks.NotChecked(id, title, "no sender was read");
        if (look.Service is not { } service)
            return CheckGroup.Callbacks.Ok(id, title, "the sender is in no messaging service");
        if (!service.HasSender)
            return CheckGroup.Callbacks.Wrong(id, title, SenderText.Describe(service), "Add the sender in Twilio's console under Messaging > Services > Sender pool, or leave WATEMPLATES_MESSAGING_SERVICE_SID out.");
        const string integration = "in Twilio's console under Messaging > Services > Integration";
        if (service.TakesInbound && !(service.InboundMethod == SenderWebhook.Post && WebhookTarget.IsSame(service.InboundUrl, target.Callback)))
            return CheckGroup.Callbacks.Wrong(id, title, SenderText.Describe(service), $"Choose 'Defer to sender's webhook' (UseInboundWebhookOnNumber) {integration}.");
        return service.StatusCallback is { } status && !WebhookTarget.IsSame(status, target.Status)
            ? CheckGroup.Callbacks.Wrong(id, title, $"{service.Sid} reports statuses to {ShownText.Address(status)}", $"Empty the delivery status callback {integration}.")
            : CheckGroup.Callbacks.Ok(id, title, SenderText.Describe(service));
    }

    private static string Advice(DoctorSettings settings)
        => $"Run 'watemplates sender set-webhook --to {settings.TargetWord}', or correct it in {Place}.";
}
