using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Hears of reports after they are recorded.</summary>
internal interface IDeliveryObserver
{
    /// <summary>Called while the request waits for its answer; must be quick and must not throw.</summary>
    /// <param name="report">What was said.</param>
    /// <param name="effect">What it did.</param>
    void OnReported(DeliveryReport report, ReportEffect effect);
}
