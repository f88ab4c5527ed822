using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;

namespace WaTemplates.Runtime.Jobs;

/// <summary>Runs the user's handlers for recorded replies, each in a scope of its own.</summary>
internal sealed partial class ReplyHandlerLoop(ILedger ledger, IServiceScopeFactory scopes, IServiceProviderIsService services, SendSignal signal, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<ReplyHandlerLoop> logger)
    : JobLoop(JobKind.Handler, ledger, time, logger)
{
    private readonly ILedger ledger = ledger;
    private readonly TimeProvider time = time;
    private readonly ILogger<ReplyHandlerLoop> logger = logger;

    protected override bool IsWanted => services.IsService(typeof(IReplyHandler));

    protected override TimeSpan Lease => options.Value.HandlerTimeout * 2;

    protected override async Task<JobOutcome> RunAsync(Job job, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.HandlerTimeout);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            foreach (var handler in scope.ServiceProvider.GetServices<IReplyHandler>())
                await handler.HandleAsync(ReplyOf(job), limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
            return JobOutcome.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever the user's code throws, the reply comes again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception, job.Message.MessageSid, job.Attempt);
            return new JobOutcome(false, Backoff.After(job.Attempt, time.GetUtcNow()), exception.GetType().Name);
        }
    }

    private Reply ReplyOf(Job job)
    {
        var answers = 0;
        return new Reply((text, cancellationToken) => RespondAsync(job, ++answers, text, cancellationToken))
        {
            Kind = job.Decision.Kind,
            Scope = job.Decision.OptOut,
            Text = job.Message.Body,
            MessageSid = job.Message.MessageSid,
            From = job.Message.From.Address,
            Template = job.Template,
            Language = job.Language,
            MailingList = job.MailingList,
            ReceivedAt = job.ReceivedAt,
        };
    }

    // The n-th answer to a message has the same key in every attempt, and so is sent once.
    private async Task RespondAsync(Job job, int number, string text, CancellationToken cancellationToken)
    {
        var answer = new NewSend
        {
            DedupeKey = $"reply:{job.Message.MessageSid}:{number}",
            Kind = SendKind.Session,
            Sender = job.Message.Sender,
            Recipient = job.Message.From,
            Template = job.Template,
            Language = job.Language,
            Payload = SessionText.Checked(text),
        };
        await ledger.EnqueueAsync([answer], cancellationToken).ConfigureAwait(false);
        signal.Set();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The reply handler failed for {MessageSid}, attempt {Attempt}; it runs again later.")]
    private partial void LogFailed(Exception exception, string messageSid, int attempt);
}
