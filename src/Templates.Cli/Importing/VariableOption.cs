using System.Text.RegularExpressions;

namespace WaTemplates.Cli.Importing;

/// <summary>What one variable stands for, as told by <c>--variable [NAME[/LANG]:]KEY=PLACEHOLDER</c> or at a prompt.</summary>
/// <param name="Template">The template it is told of, or null for all.</param>
/// <param name="Language">The language it is told of, or null for all.</param>
/// <param name="Key">Twilio's key, <c>1</c>.</param>
/// <param name="Placeholder">The placeholder, <c>${m://FirstName}</c>.</param>
internal sealed partial record VariableOption(string? Template, string? Language, string Key, string Placeholder)
{
    /// <summary>How closely it names the text; the closest wins.</summary>
    public int Precision => Language is not null ? 2 : Template is not null ? 1 : 0;

    /// <exception cref="CannotRunException">It is not of that form.</exception>
    public static VariableOption Parse(string option)
    {
        var match = Form().Match(option);
        if (!match.Success)
            throw new CannotRunException($"'--variable {option}' cannot be read. Write KEY=PLACEHOLDER, such as 1=FirstName or portal_feedback/de:2=l://SurveyURL.");
        var placeholder = PlaceholderSpelling.Parse(match.Groups["placeholder"].Value, out var problem) ?? throw new CannotRunException($"'--variable {option}': '{match.Groups["placeholder"].Value}' {problem}.");
        return new VariableOption(Value("template"), Value("language"), match.Groups["key"].Value, placeholder);

        string? Value(string group) => match.Groups[group] is { Success: true, Value: var value } ? value : null;
    }

    public bool IsFor(ImportedText text, string key)
        => key == Key && (Template is null || Template == text.Name) && (Language is null || Language == text.Language.Code);

    [GeneratedRegex(@"^((?<template>[^/:=]+)(/(?<language>[^/:=]+))?:)?(?<key>[A-Za-z0-9_]{1,16})=(?<placeholder>.+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
