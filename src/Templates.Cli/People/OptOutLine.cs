using System.Globalization;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.People;

/// <summary>Prints an opt-out, a line for each.</summary>
internal static class OptOutLine
{
    public static string Json(ListedOptOut entry)
        => new JsonWriter(indented: false).BeginObject()
            .Member("person", entry.OptOut.Recipient.ToString()).Member("phone", PersonArgument.Shown(entry.Address)).Member("scope", ScopeOf(entry.OptOut))
            .Member("source", SourceOf(entry.OptOut.Source)).Member("since", Time(entry.OptOut.Since)).Member("evidence", entry.OptOut.Evidence)
            .EndObject().ToString();

    public static string Text(ListedOptOut entry)
        => $"{entry.OptOut.Since.UtcDateTime:yyyy-MM-dd HH:mm}  {ScopeOf(entry.OptOut),-20}  {SourceOf(entry.OptOut.Source),-9}  {PersonArgument.Shown(entry.Address) ?? entry.OptOut.Recipient.ToString(),-32}  {entry.OptOut.Evidence}";

    /// <summary>The mailing list, or <c>all</c>.</summary>
    public static string ScopeOf(OptOutRecord optOut) => optOut.Scope.IsAll ? "all" : optOut.Scope.Name;

    public static string SourceOf(OptOutSource source) => source switch
    {
        OptOutSource.StopWord => "stop-word",
        _ => source.ToString().ToLowerInvariant(),
    };

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
