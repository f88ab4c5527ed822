using WaTemplates.Text.Spelling;

namespace WaTemplates.Cli.Contacts;

/// <summary>Finds what a template needs among the columns of a list, and gathers what is missing.</summary>
internal sealed class ColumnMatching
{
    private const string ConsentAt = "ConsentAt";
    private readonly IReadOnlyList<string> columns;
    private readonly List<string> problems = [];

    private ColumnMatching(IReadOnlyList<string> columns) => this.columns = columns;

    /// <summary>Matches columns by name.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="required">Variables that need a value.</param>
    /// <param name="optional">Variables that are filled otherwise where no column has them.</param>
    /// <exception cref="CannotRunException">Something is missing or can be read in two ways; all of it is told at once.</exception>
    public static ContactColumns Match(string file, IReadOnlyList<string> columns, IReadOnlyList<string> required, IReadOnlyList<string> optional, ContactSettings settings)
    {
        var matching = new ColumnMatching(columns);
        var result = matching.Match(required, optional, settings);
        return matching.problems.Count == 0 ? result : throw new CannotRunException(string.Join("\n  ",
        [
            $"'{file}' cannot be used as it is:", .. matching.problems, $"Its columns are {string.Join(", ", columns.Where(column => column.Length > 0).Select(column => $"'{column}'"))}.",
        ]));
    }

    private ContactColumns Match(IReadOnlyList<string> required, IReadOnlyList<string> optional, ContactSettings settings)
    {
        var names = required.Concat(optional).ToArray();
        foreach (var name in settings.Map.Keys.Where(name => !names.Contains(name, StringComparer.Ordinal)))
            problems.Add($"--map {name}={settings.Map[name]}: the template has no variable '{name}'{Near(name, names)}.{(names.Length == 0 ? "" : $" Its variables are {string.Join(", ", names)}.")}");
        var known = problems.Count;
        var phone = settings.PhoneColumn is { } phoneColumn ? Named(phoneColumn, "--phone-column") : Find("the number", ColumnAliases.Phone, "--phone-column COLUMN");
        if (phone is null && problems.Count == known)
            problems.Add("No column has the number. Name it with --phone-column COLUMN.");
        var variables = new List<(string, int)>();
        foreach (var name in names)
        {
            known = problems.Count;
            if (VariableColumn(name, names, settings) is { } column)
                variables.Add((name, column));
            else if (required.Contains(name, StringComparer.Ordinal) && problems.Count == known)
                problems.Add($"No column has the variable '{name}'{Near(name, columns)}. Name it with --map {name}=COLUMN.");
        }

        var consentAt = Find("the time of consent", [ColumnName.Fold(ConsentAt)], "one column only");
        if (settings.RequiresConsent && consentAt is null)
            problems.Add($"Consent is required, and no column '{ConsentAt}' has its time. Add the column.");
        return new ContactColumns(phone ?? -1, variables)
        {
            Language = settings.LanguageColumn is { } language ? Named(language, "--language-column") : Find("the language", ["language"], "--language-column COLUMN"),
            TimeZone = settings.TimeZoneColumn is { } zone ? Named(zone, "--timezone-column") : Find("the time zone", ["timezone"], "--timezone-column COLUMN"),
            ConsentAt = consentAt,
            ConsentSource = Find("the source of consent", ["consentsource"], "one column only"),
        };
    }

    private int? VariableColumn(string name, string[] names, ContactSettings settings)
    {
        if (settings.Map.TryGetValue(name, out var mapped))
            return Named(mapped, $"--map {name}");
        var known = problems.Count;
        var own = Find($"the variable '{name}'", [ColumnName.Fold(name)], $"--map {name}=COLUMN");
        if (own is not null || problems.Count > known)
            return own;
        // A column that bears another variable's name is that one's.
        var aliases = ColumnAliases.OfVariable(name).Where(alias => !names.Any(other => ColumnName.Fold(other) == alias)).ToArray();
        return Find($"the variable '{name}'", aliases, $"--map {name}=COLUMN");
    }

    /// <summary>A column named on the command line: by its exact name, else by one that means the same.</summary>
    private int? Named(string name, string option)
    {
        var exact = Positions(column => column == name);
        var found = exact.Length > 0 ? exact : Positions(column => ColumnName.IsSame(column, name));
        if (found.Length == 1)
            return found[0];
        problems.Add(found.Length == 0 ? $"{option} names '{name}', and there is no such column{Near(name, columns)}." : $"{option} names '{name}', and {found.Length} columns are called so. Rename one.");
        return null;
    }

    private int? Find(string what, IReadOnlyList<string> folded, string remedy)
    {
        var found = Positions(column => folded.Contains(ColumnName.Fold(column), StringComparer.Ordinal));
        if (found.Length > 1)
            problems.Add($"{string.Join(" and ", found.Select(column => $"'{columns[column]}'"))} could both be {what}. Say which: {remedy}.");
        return found.Length == 1 ? found[0] : null;
    }

    private int[] Positions(Func<string, bool> isWanted) => [.. Enumerable.Range(0, columns.Count).Where(column => columns[column].Length > 0 && isWanted(columns[column]))];

    private static string Near(string name, IEnumerable<string> known) => EditDistance.Nearest(name, known) is { } nearest ? $"; the nearest is '{nearest}'" : "";
}
