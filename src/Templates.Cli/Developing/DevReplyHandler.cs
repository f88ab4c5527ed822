using WaTemplates.Runtime;

namespace WaTemplates.Cli.Developing;

/// <summary>Where replies are shown.</summary>
internal sealed record DevReplies(Action<string> Show);

/// <summary>Shows how each reply was read.</summary>
internal sealed class DevReplyHandler(DevReplies replies) : IReplyHandler
{
    public Task HandleAsync(Reply reply, CancellationToken cancellationToken)
    {
        var question = reply.Template is null ? "" : $" to {reply.Template} {reply.Language}";
        var optOut = reply.Scope is { } scope ? scope.IsAll ? ", opted out of everything" : $", opted out of {scope}" : "";
        replies.Show($"{reply.From["whatsapp:".Length..]} wrote '{reply.Text}': {reply.Kind.ToString().ToLowerInvariant()}{question}{optOut}");
        return Task.CompletedTask;
    }
}
