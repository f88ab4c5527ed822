using System.Diagnostics.Metrics;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Diagnostics;

/// <summary>Figures of sending, by template, language and outcome.</summary>
internal sealed class SendMetrics
{
    private readonly Counter<long> attempts;
    private readonly Histogram<double> duration;

    public SendMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(RuntimeMetrics.MeterName);
        attempts = meter.CreateCounter<long>("watemplates.send.attempts", "{attempt}", "Create calls by outcome.");
        duration = meter.CreateHistogram<double>("watemplates.send.duration", "s", "Time of a create call.");
    }

    public void Attempted(ClaimedSend send, SendResult result, TimeSpan took)
    {
        var outcome = new KeyValuePair<string, object?>("outcome", result.Outcome.ToString());
        attempts.Add(1, outcome, new("template", send.Template), new("language", send.Language), new("error", result.ErrorCode));
        duration.Record(took.TotalSeconds, outcome);
    }
}
