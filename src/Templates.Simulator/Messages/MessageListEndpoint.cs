using System.Globalization;
using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Messages;

/// <summary>Lists messages, newest first, with Twilio's filters; the youngest may be missing for a while.</summary>
internal sealed class MessageListEndpoint(SimulatedAccount account)
{
    public IEnumerable<Route> Routes => [new("GET", "2010-04-01/Accounts/{}/Messages.json", FaultOperation.ListMessages, List)];

    private Answer List(Exchange exchange)
    {
        var (window, error) = PageWindow.Read(exchange, absolute: false, limit: exchange.Decision.PageSize);
        if (window is null)
            return Answer.Of(error!);
        if (Filter(exchange.Query, out var messages) is { } filterError)
            return Answer.Of(filterError);
        var lag = exchange.Decision.ListLag > account.Options.ListLag ? exchange.Decision.ListLag : account.Options.ListLag;
        if (lag > TimeSpan.Zero)
        {
            var visibleUntil = account.Clock.GetUtcNow() - lag;
            messages = messages.Where(message => message.At <= visibleUntil);
        }

        var (items, next) = window.Take(messages.Where(message => !message.IsDeleted), message => message.Sid);
        return Answer.Json(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("first_page_uri", window.First);
            json.WriteNumber("start", window.Number * window.Size);
            json.WriteNumber("end", (window.Number * window.Size) + Math.Max(items.Count - 1, 0));
            json.WriteNumber("page", window.Number);
            json.WriteNumber("page_size", window.Size);
            json.WriteNull("previous_page_uri");
            json.WriteString("next_page_uri", window.Next(next));
            json.WriteString("uri", window.Here);
            json.WriteStartArray("messages");
            foreach (var message in items)
                MessageJson.Write(json, message, account.Sid);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private TwilioError? Filter(FormPairs query, out IEnumerable<SimulatedMessage> messages)
    {
        var to = query["To"];
        var from = query["From"];
        var person = new[] { to, from }.FirstOrDefault(address => address is not null && account.Senders.FindByNumber(address) is null);
        messages = account.Messages.NewestFirst(person).Where(message => (to is null || message.To == to) && (from is null || message.From == from));
        foreach (var (name, compare) in (ReadOnlySpan<(string, Func<DateTimeOffset, DateTimeOffset, bool>)>)
            [("DateSent", (at, day) => at.UtcDateTime.Date == day.UtcDateTime.Date), ("DateSent<", (at, day) => at.UtcDateTime.Date <= day.UtcDateTime.Date), ("DateSent>", (at, day) => at.UtcDateTime.Date >= day.UtcDateTime.Date)])
        {
            if (query[name] is not { } text)
                continue;
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day))
                return TwilioError.Invalid($"{name} \"{text}\" is no date.");
            messages = messages.Where(message => compare(message.At, day));
        }

        return null;
    }
}
