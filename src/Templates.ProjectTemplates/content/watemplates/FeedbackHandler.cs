using WaTemplates.Runtime;

namespace WaNamespace;

/// <summary>What this service does with replies. Opt-outs are recorded by the time it is called.</summary>
public sealed class FeedbackHandler(ILogger<FeedbackHandler> logger) : IReplyHandler
{
    public async Task HandleAsync(Reply reply, CancellationToken cancellationToken)
    {
        logger.LogInformation("{MessageSid} is read as {Kind}", reply.MessageSid, reply.Kind);
        switch (reply.Kind)
        {
            case ReplyKind.Yes:
            case ReplyKind.No:
            case ReplyKind.Unsubscribe:
            case ReplyKind.Unclear:
                // The template's own texts have answered these.
                break;
            case ReplyKind.Free:
                await reply.RespondAsync("Thank you. A colleague will read your message.", cancellationToken);
                break;
        }
    }
}
