using System.CommandLine;
using WaTemplates.Cli.Contacts;

namespace WaTemplates.Cli.Distributing;

/// <summary>Options for how a list of contacts is read.</summary>
internal sealed class ContactArguments
{
    private readonly Option<string[]> map = new("--map") { Description = "Column of a variable, once for each that is not found by name.", HelpName = "VARIABLE=COLUMN" };
    private readonly Option<string?> phone = new("--phone-column") { Description = "Column of the number. Default: Phone, Mobile and the like.", HelpName = "COLUMN" };
    private readonly Option<string?> language = new("--language-column") { Description = "Column of the language. Default: Language, where there is one.", HelpName = "COLUMN" };
    private readonly Option<string?> timeZone = new("--timezone-column") { Description = "Column of the time zone. Default: TimeZone, where there is one.", HelpName = "COLUMN" };
    private readonly Option<string?> country = new("--country") { Description = "Whose national numbers are accepted: DE. Default: numbers have their country's code.", HelpName = "CODE" };

    public void AddTo(Command command)
    {
        Option[] all = [map, phone, language, timeZone, country];
        foreach (var option in all)
            command.Add(option);
    }

    /// <exception cref="CannotRunException">Something cannot be read.</exception>
    public ContactSettings Settings(ParseResult parsed, bool requiresConsent) => new()
    {
        Map = Map(parsed.GetValue(map) ?? []),
        PhoneColumn = parsed.GetValue(phone),
        LanguageColumn = parsed.GetValue(language),
        TimeZoneColumn = parsed.GetValue(timeZone),
        Country = parsed.GetValue(country) is { } code ? NationalNumbers.Of(code) : null,
        RequiresConsent = requiresConsent,
    };

    private static Dictionary<string, string> Map(string[] assignments)
    {
        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == assignment.Length - 1)
                throw new CannotRunException($"--map {assignment} has no variable and column. Write --map FirstName=\"Given name\".");
            if (!columns.TryAdd(assignment[..equals], assignment[(equals + 1)..]))
                throw new CannotRunException($"--map names '{assignment[..equals]}' twice. Name it once.");
        }

        return columns;
    }
}
