using System.Buffers;
using System.Text.Json;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Failures;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Operations;

/// <summary>What the page is told. Counts only: nothing in it is about one person.</summary>
internal static class DistributionJson
{
    public static ReadOnlyMemory<byte> List(IReadOnlyList<DistributionStatus> all, DistributionRates rates) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("distributions");
        foreach (var status in all)
            Write(json, status, rates.Of(status.Key), withHistory: false);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> One(DistributionStatus status, RateHistory history) => Write(json => Write(json, status, history, withHistory: true));

    public static ReadOnlyMemory<byte> Error(string message) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("error", message);
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, DistributionStatus status, RateHistory history, bool withHistory)
    {
        var rate = status.State == DistributionState.Running ? history.Current : 0;
        json.WriteStartObject();
        json.WriteString("key", status.Key);
        json.WriteString("template", status.Template);
        json.WriteString("mailingList", status.MailingList);
        json.WriteString("fallbackLanguage", status.FallbackLanguage);
        json.WriteString("state", Word(status.State));
        json.WriteString("reason", status.Reason);
        json.WriteString("createdAt", status.CreatedAt);
        json.WriteNumber("total", status.Total);
        json.WriteNumber("open", status.Open);
        json.WriteNumber("heldUnknown", status.HeldUnknown);
        json.WriteNumber("rate", Math.Round(rate, 2));
        if (rate > 0 && status.Open > 0)
            json.WriteNumber("secondsLeft", Math.Round(status.Open / rate));
        if (status.CanaryLeft is { } left)
            json.WriteNumber("canaryLeft", left);
        Counts(json, "states", status.States);
        Counts(json, "deliveries", status.Deliveries);
        Counts(json, "answers", status.Answers);
        Errors(json, status);
        if (withHistory)
            History(json, history);
        json.WriteEndObject();
    }

    private static void Counts<T>(Utf8JsonWriter json, string name, IReadOnlyDictionary<T, long> counts)
        where T : struct, Enum
    {
        json.WriteStartObject(name);
        foreach (var (what, count) in counts.OrderBy(pair => pair.Key))
            json.WriteNumber(Word(what), count);
        json.WriteEndObject();
    }

    private static void Errors(Utf8JsonWriter json, DistributionStatus status)
    {
        json.WriteStartArray("errors");
        foreach (var (code, count) in status.Errors.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
        {
            var advice = ErrorAdvice.For(code);
            json.WriteStartObject();
            json.WriteNumber("code", code);
            json.WriteNumber("count", count);
            json.WriteString("class", Word(advice.Class));
            json.WriteString("advice", advice.Advice);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void History(Utf8JsonWriter json, RateHistory history)
    {
        json.WriteStartArray("history");
        foreach (var (at, accepted) in history.Points)
        {
            json.WriteStartArray();
            json.WriteNumberValue(at.ToUnixTimeMilliseconds());
            json.WriteNumberValue(accepted);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
            write(json);
        return buffer.WrittenMemory;
    }
}
