namespace WaTemplates.Cli.Importing;

/// <summary>Gets to know what unknown variables stand for: asks a person, or tells a script which options to add.</summary>
internal static class VariableQuestions
{
    /// <param name="unknown">The variables; none is fine.</param>
    /// <param name="lookup">Receives the answers.</param>
    /// <param name="cancellationToken">Ends the wait for an answer.</param>
    /// <exception cref="CannotRunException">There is nobody to ask, or the person left.</exception>
    public static async Task SettleAsync(IReadOnlyList<UnknownVariable> unknown, VariableLookup lookup, CancellationToken cancellationToken)
    {
        if (unknown.Count == 0)
            return;
        if (!Terminal.HasPerson)
            throw new CannotRunException(MissingOptions(unknown));
        Terminal.Error.WriteLine($"{unknown.Count} variables have to be told apart. Answer with a name such as FirstName, l://SurveyURL or e://Field/Order; Enter takes what stands in brackets.");
        var answers = new Dictionary<(string Name, string Key), string>();
        foreach (var variable in unknown)
        {
            var id = (variable.Text.Name, variable.Key);
            answers[id] = await AskAsync(variable, answers.GetValueOrDefault(id) ?? variable.Guess(), cancellationToken).ConfigureAwait(false);
            lookup.Add(new VariableOption(variable.Text.Name, variable.Text.Language.Code, variable.Key, answers[id]));
        }
    }

    private static async Task<string> AskAsync(UnknownVariable variable, string? guess, CancellationToken cancellationToken)
    {
        Terminal.Error.WriteLine();
        Terminal.Error.WriteLine($"{variable.Text.Id}: {variable.Described}");
        Terminal.Error.WriteLine($"  {variable.Excerpt}");
        while (true)
        {
            var question = guess is null ? "Placeholder: " : $"Placeholder [{PlaceholderSpelling.Short(guess)}]: ";
            var answer = await Terminal.AskAsync(question, cancellationToken).ConfigureAwait(false) ?? throw new CannotRunException("the questions were not answered to the end, so nothing was imported.");
            if (answer.Trim().Length == 0 && guess is not null)
                return guess;
            if (PlaceholderSpelling.Parse(answer, out var problem) is { } placeholder)
                return placeholder;
            Terminal.Error.WriteLine($"'{Printable.OneLine(answer)}' {problem}.");
        }
    }

    /// <summary>One line a variable; languages that share template, key and guess share the line.</summary>
    private static string MissingOptions(IReadOnlyList<UnknownVariable> unknown)
    {
        var message = new System.Text.StringBuilder("nothing was imported: nothing tells what these variables stand for. Add the options, or a map with --map:");
        foreach (var alike in unknown.GroupBy(variable => (variable.Text.Name, variable.Key, Guess: variable.Guess())))
        {
            var languages = string.Join(", ", alike.Select(variable => variable.Text.Language.Code));
            var isShared = !unknown.Any(other => other.Text.Name == alike.Key.Name && other.Key == alike.Key.Key && other.Guess() != alike.Key.Guess);
            var option = $"{alike.Key.Name}{(isShared ? "" : "/" + alike.First().Text.Language.Code)}:{alike.Key.Key}={(alike.Key.Guess is { } guess ? PlaceholderSpelling.Short(guess) : "PLACEHOLDER")}";
            message.AppendLine().Append($"  {alike.Key.Name} ({languages}): {alike.First().Described} in \"{alike.First().Excerpt}\": --variable {option}");
        }

        return message.ToString();
    }
}
