using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Jobs;

/// <summary>Passes recorded messages on to the second address, signed anew, since the signature covers the address.</summary>
internal sealed class ForwardLoop(ILedger ledger, HttpClient client, IOptions<WaTemplatesOptions> options, TimeProvider time, ILogger<ForwardLoop> logger)
    : JobLoop(JobKind.Forward, ledger, time, logger)
{
    private readonly TimeProvider time = time;

    protected override bool IsWanted => options.Value.Forward is not null;

    protected override TimeSpan Lease => TimeSpan.FromMinutes(2);

    protected override async Task<JobOutcome> RunAsync(Job job, CancellationToken cancellationToken)
    {
        // Its form was deleted by then: nothing to pass on.
        if (options.Value.Forward is not { } address || job.Message.Form is not { } form)
            return JobOutcome.Done;
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded") };
            request.Headers.Add("X-Twilio-Signature", WebhookSignature.Create(options.Value.Twilio.SigningTokens[0], address.GetLeftPart(UriPartial.Query), form));
            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode ? JobOutcome.Done : Failed(job, $"HTTP {(int)response.StatusCode}");
        }
        catch (HttpRequestException exception)
        {
            return Failed(job, exception.HttpRequestError.ToString());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed(job, "no answer in time");
        }
    }

    private JobOutcome Failed(Job job, string error) => new(false, Backoff.After(job.Attempt, time.GetUtcNow()), error);
}
