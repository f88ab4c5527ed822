using WaTemplates.Runtime.Ledger;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.People;

/// <summary>Prints what is stored about a person.</summary>
internal static class PersonReport
{
    public static string Text(PersonRecord person)
    {
        var lines = new List<string> { $"Recognised by {person.Recipient}" };
        Add(lines, "Messages to them", person.Messages.Select(message =>
            $"{Time(message.Send.UpdatedAt)}  {message.Send.Template ?? message.Send.Kind.ToString().ToLowerInvariant()} {message.Send.Language}{(message.Send.Distribution is { } key ? $" of {key}" : "")}  {Name(message.Send.State)}, {Name(message.Send.Delivery)}  {message.Send.MessageSid ?? "no SID"}"
            + $"  {PersonArgument.Shown(message.Address) ?? "number deleted"}  {OneLine(message.Payload) ?? "content deleted"}{(message.HasQuestion ? "  (with texts for the answer)" : "")}"));
        Add(lines, "Messages from them", person.Replies.Select(reply =>
            $"{Time(reply.ReceivedAt)}  {Name(reply.Kind)} by {reply.Rule}  {reply.MessageSid}  {PersonArgument.Shown(reply.Address) ?? "number deleted"}  {OneLine(reply.Text) ?? "text deleted"}"));
        Add(lines, "Opt-outs in force", person.OptOuts.Select(optOut => $"{Time(optOut.Since)}  {OptOutLine.ScopeOf(optOut)}  by {OptOutLine.SourceOf(optOut.Source)}  {optOut.Evidence}"));
        Add(lines, "Evidence", person.Events.Select(entry => $"{Time(entry.At)}  {Name(entry.Change)} {(entry.Scope == "*" ? "all" : entry.Scope)}  by {OptOutLine.SourceOf(entry.Source)}  {entry.Evidence}"));
        return string.Join('\n', lines) + "\n";
    }

    public static string Json(PersonRecord person)
    {
        var json = new JsonWriter().BeginObject().Member("version", 1).Member("person", person.Recipient.ToString()).BeginArray("messages");
        foreach (var (send, address, payload, hasQuestion) in person.Messages)
        {
            json.BeginObject().Member("template", send.Template).Member("language", send.Language).Member("kind", Name(send.Kind)).Member("distribution", send.Distribution).Member("state", Name(send.State)).Member("delivery", Name(send.Delivery))
                .Member("sid", send.MessageSid).Member("updated", OptOutLine.Time(send.UpdatedAt)).Member("phone", PersonArgument.Shown(address)).Member("content", payload).Member("hasQuestion", hasQuestion).EndObject();
        }

        json.EndArray().BeginArray("replies");
        foreach (var reply in person.Replies)
        {
            json.BeginObject().Member("sid", reply.MessageSid).Member("received", OptOutLine.Time(reply.ReceivedAt)).Member("kind", Name(reply.Kind)).Member("rule", reply.Rule)
                .Member("phone", PersonArgument.Shown(reply.Address)).Member("text", reply.Text).EndObject();
        }

        json.EndArray().BeginArray("optOuts");
        foreach (var optOut in person.OptOuts)
            json.BeginObject().Member("scope", OptOutLine.ScopeOf(optOut)).Member("source", OptOutLine.SourceOf(optOut.Source)).Member("since", OptOutLine.Time(optOut.Since)).Member("evidence", optOut.Evidence).EndObject();
        json.EndArray().BeginArray("evidence");
        foreach (var entry in person.Events)
        {
            json.BeginObject().Member("at", OptOutLine.Time(entry.At)).Member("change", Name(entry.Change)).Member("scope", entry.Scope == "*" ? "all" : entry.Scope)
                .Member("source", OptOutLine.SourceOf(entry.Source)).Member("evidence", entry.Evidence).EndObject();
        }

        return json.EndArray().EndObject().ToFile();
    }

    private static void Add(List<string> lines, string title, IEnumerable<string> entries)
    {
        lines.Add("");
        lines.Add(title);
        var before = lines.Count;
        lines.AddRange(entries.Select(entry => "  " + entry));
        if (lines.Count == before)
            lines.Add("  none");
    }

    private static string Time(DateTimeOffset at) => OptOutLine.Time(at);

    private static string Name<T>(T value)
        where T : struct, Enum
        => value is ConsentChange.BackIn ? "back-in" : value.ToString().ToLowerInvariant();

    private static string? OneLine(string? text) => text is { Length: > 0 } ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : null;
}
