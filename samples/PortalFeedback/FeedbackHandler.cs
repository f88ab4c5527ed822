using System.Collections.Concurrent;
using WaTemplates.Runtime;

namespace PortalFeedback;

/// <summary>What a service does with replies. Opt-outs are recorded by the time it is called.</summary>
public sealed class FeedbackHandler(FeedbackLog log) : IReplyHandler
{
    public async Task HandleAsync(Reply reply, CancellationToken cancellationToken)
    {
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

        log.Replies[reply.MessageSid] = reply;
    }
}

/// <summary>Replies by message, so that one that is handled twice counts once.</summary>
public sealed class FeedbackLog
{
    public ConcurrentDictionary<string, Reply> Replies { get; } = [];
}
