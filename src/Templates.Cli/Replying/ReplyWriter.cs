using WaTemplates.Runtime.Replies;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.Replying;

/// <summary>Prints how a reply was read, a line for each.</summary>
internal static class ReplyWriter
{
    public static string Json(string text, ReplyReading reading)
        => new JsonWriter(indented: false).BeginObject()
            .Member("text", text).Member("normalized", reading.Normalized).Member("kind", NameOf(reading.Kind)).Member("rule", reading.Rule)
            .EndObject().ToString();

    public static string Text(string text, ReplyReading reading)
        => $"{NameOf(reading.Kind),-11}  {reading.Rule,-17}  {string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c))}";

    private static string NameOf(ReadingKind kind) => kind switch
    {
        ReadingKind.Yes => "yes",
        ReadingKind.No => "no",
        ReadingKind.Unsubscribe => "unsubscribe",
        ReadingKind.Start => "start",
        ReadingKind.Unclear => "unclear",
        _ => "free",
    };
}
