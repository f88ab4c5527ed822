using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Catalog;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.OptOuts;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Replies;
using WaTemplates.Runtime.Webhooks;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Runtime.Sending;

/// <summary>Makes a row to send out of a template and values, or says why not.</summary>
internal sealed class MessageComposer(RuntimeKeyStore keys, IOptions<WaTemplatesOptions> options)
{
    /// <exception cref="MessageRefusedException">A value is missing or breaks a rule.</exception>
    public async Task<NewSend> ComposeAsync(CatalogTemplate template, SubmittedContent content, TemplateMessage message, PhoneNumber to, CancellationToken cancellationToken)
    {
        var known = await keys.GetAsync(cancellationToken).ConfigureAwait(false);
        var recipient = known.Recipients.FromNumber(to);
        var values = WithOptOutLink(template, message, recipient, known.OptOutLinks);
        return new NewSend
        {
            DedupeKey = message.Key is { } key ? "message:" + key : "single:" + Guid.NewGuid().ToString("N"),
            Kind = SendKind.Template,
            Sender = options.Value.Sender!,
            Recipient = recipient,
            MailingList = message.MailingList,
            Template = template.Name,
            Language = template.Language,
            ContentSid = content.ContentSid,
            Fingerprint = content.Fingerprint,
            Payload = ContentVariables.ToJson(ContentVariables.Fill(content, values)),
            Question = Question(template, message.MailingList, values),
            QuestionLife = options.Value.QuestionLife,
            NotAfter = message.NotAfter,
        };
    }

    /// <summary>What a two-way text asks, with its answers filled; null for others.</summary>
    /// <exception cref="MessageRefusedException">A value of an answer is missing, or the answer too long.</exception>
    public static OpenQuestion? Question(CatalogTemplate template, string mailingList, IReadOnlyDictionary<string, string> values)
        => template.Menu.Count == 0 ? null : new OpenQuestion
        {
            Template = template.Name,
            Language = template.Language,
            MailingList = mailingList,
            Menu = template.Menu,
            Replies = template.Replies.ToDictionary(reply => reply.Key, reply => SessionText.Fill(reply.Value, values), StringComparer.Ordinal),
        };

    private IReadOnlyDictionary<string, string> WithOptOutLink(CatalogTemplate template, TemplateMessage message, Recipient recipient, OptOutLink links)
    {
        var isAsked = template.Variables.Any(variable => variable.Name == PlaceholderNames.OptOutUrl) || template.ReplyVariables.Contains(PlaceholderNames.OptOutUrl, StringComparer.Ordinal);
        if (!isAsked || message.Values.ContainsKey(PlaceholderNames.OptOutUrl))
            return message.Values;
        if (options.Value.PublicUrl is null)
            throw new MessageRefusedException(RefusalReason.MissingValue, $"Variable '{PlaceholderNames.OptOutUrl}' has no value, and without a public address there is no link of our own. Give one, or set PublicUrl.");
        return new Dictionary<string, string>(message.Values, StringComparer.Ordinal)
        {
            [PlaceholderNames.OptOutUrl] = links.Create(recipient.Key, message.MailingList).AbsoluteUri,
        };
    }
}
