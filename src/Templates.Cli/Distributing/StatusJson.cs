using WaTemplates.Cli.People;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Distributing;

/// <summary>How a list sending stands, for programs.</summary>
internal static class StatusJson
{
    /// <summary>A document, or a line.</summary>
    public static string Write(DistributionStatus status, bool isOneLine)
    {
        var json = new JsonWriter(indented: !isOneLine).BeginObject()
            .Member("key", status.Key).Member("template", status.Template).Member("mailingList", status.MailingList).Member("fallbackLanguage", status.FallbackLanguage)
            .Member("state", StatusText.Name(status.State)).Member("reason", status.Reason).Member("created", OptOutLine.Time(status.CreatedAt))
            .Name("total").Number(status.Total).Name("open").Number(status.Open).Name("heldUnknown").Number(status.HeldUnknown);
        Counts(json, "states", status.States);
        Counts(json, "deliveries", status.Deliveries.Where(pair => pair.Key != Delivery.None));
        Counts(json, "answers", status.Answers);
        json.BeginObject("errors");
        foreach (var (code, count) in status.Errors.OrderBy(pair => pair.Key))
            json.Name(code.ToString(System.Globalization.CultureInfo.InvariantCulture)).Number(count);
        json.EndObject();
        return json.EndObject() + "\n";
    }

    private static void Counts<T>(JsonWriter json, string name, IEnumerable<KeyValuePair<T, long>> counts)
        where T : struct, Enum
    {
        json.BeginObject(name);
        foreach (var (key, count) in counts.OrderBy(pair => pair.Key))
            json.Name(StatusText.Name(key)).Number(count);
        json.EndObject();
    }

    private static JsonWriter Number(this JsonWriter json, long value) => json.RawValue(value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
