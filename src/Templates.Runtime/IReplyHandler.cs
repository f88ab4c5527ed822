namespace WaTemplates.Runtime;

/// <summary>
/// Your code for replies. It runs from a durable queue after the webhook was answered, at least once for each reply:
/// use <see cref="Reply.MessageSid"/> to recognise one that comes again. An exception means that it is tried later.
/// Opt-outs are recorded before, whatever the handler does.
/// </summary>
public interface IReplyHandler
{
    /// <summary>Called for each reply, again where it threw or took longer than <c>HandlerTimeout</c>.</summary>
    Task HandleAsync(Reply reply, CancellationToken cancellationToken);
}
