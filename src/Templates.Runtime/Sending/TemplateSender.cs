using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Runtime.Sending;

/// <summary>Checks a message against catalogue, approvals and values, and records it.</summary>
internal sealed class TemplateSender(ITemplateCatalog catalog, LiveApprovals approvals, MessageComposer composer, ILedger ledger, SendSignal signal) : ITemplateSender
{
    public async Task<SendReceipt> SendAsync(TemplateMessage message, string to, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(to);
        if (!PhoneNumber.TryParse(to, out var number, out var problem))
            throw new MessageRefusedException(RefusalReason.BadRecipient, $"The recipient's number cannot be used: {problem}.");
        var template = catalog.Get(message.Template, message.Language);
        var content = await approvals.FindSendableAsync(template, cancellationToken).ConfigureAwait(false);
        var send = await composer.ComposeAsync(template, content, message, number, cancellationToken).ConfigureAwait(false);
        var outcome = (await ledger.EnqueueAsync([send], cancellationToken).ConfigureAwait(false))[0];
        if (outcome is { IsNew: false, IsSame: false })
            throw new MessageRefusedException(RefusalReason.KeyTaken, $"The key '{message.Key}' was used for another template, language or recipient. Give this message a key of its own.");
        if (outcome is { IsNew: true, State: SendState.Suppressed })
            throw new MessageRefusedException(RefusalReason.OptedOut, $"The recipient has opted out of '{message.MailingList}' or of everything. Do not write to them there.");
        signal.Set();
        return new SendReceipt(outcome.SendId, send.DedupeKey, outcome.IsNew);
    }
}
