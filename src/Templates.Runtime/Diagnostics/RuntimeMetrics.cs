using System.Diagnostics.Metrics;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Diagnostics;

/// <summary>What the runtime counts, in meter <c>WaTemplates</c>. No label tells of a person.</summary>
internal sealed class RuntimeMetrics
{
    public const string MeterName = "WaTemplates";

    private readonly Counter<long> webhooks;
    private readonly Counter<long> replies;
    private readonly Counter<long> reports;
    private readonly Counter<long> unknownSids;

    public RuntimeMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        webhooks = meter.CreateCounter<long>("watemplates.webhooks", "{request}", "Requests to our endpoints, by endpoint and result.");
        replies = meter.CreateCounter<long>("watemplates.replies", "{message}", "Messages from people, by how they were read; repetitions not counted.");
        reports = meter.CreateCounter<long>("watemplates.reports", "{report}", "Status callbacks, by status.");
        unknownSids = meter.CreateCounter<long>("watemplates.reports.unknown", "{report}", "Status callbacks of messages that are none of ours.");
    }

    /// <param name="endpoint"><c>inbound</c>, <c>status</c>, <c>events</c> or <c>opt-out</c>.</param>
    /// <param name="result">A word for what came of it, <c>accepted</c> or why not.</param>
    public void CountWebhook(string endpoint, string result)
        => webhooks.Add(1, new KeyValuePair<string, object?>("endpoint", endpoint), new KeyValuePair<string, object?>("result", result));

    public void CountReply(ReplyKind kind) => replies.Add(1, new KeyValuePair<string, object?>("kind", kind.ToString()));

    /// <param name="delivery">How far the message got; null for a status word that is not known.</param>
    public void CountReport(Delivery? delivery) => reports.Add(1, new KeyValuePair<string, object?>("status", delivery?.ToString() ?? "unknown"));

    public void CountUnknownSid() => unknownSids.Add(1);
}
