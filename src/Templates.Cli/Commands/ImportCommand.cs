using System.CommandLine;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Importing;
using WaTemplates.Cli.Reporting;
using WaTemplates.Core.Parsing;
using WaTemplates.Text.Languages;

namespace WaTemplates.Cli.Commands;

/// <summary><c>import</c>: existing texts become template files.</summary>
internal static class ImportCommand
{
    public static readonly string[] Examples =
    [
        "watemplates import portal_feedback.de.txt portal_feedback.en.txt",
        "watemplates import messages.md -o templates",
        "watemplates import contents.json --variable 1=FirstName --variable portal_feedback:2=l://SurveyURL",
        "watemplates import contents.json --map out/manifest.json --force",
        "watemplates import --twilio -o templates",
    ];

    public static Command Create()
    {
        var paths = PathArgument.Create($"Files or folders: {SourceFiles.Patterns}.", ArgumentArity.ZeroOrMore);
        var twilio = new Option<bool>("--twilio") { Description = "Import the contents of the Twilio account of the environment, and write their approvals to the approvals file." };
        var output = new Option<string>("--output", "-o") { Description = "Folder for the template files; made when missing. Default: the current folder.", HelpName = "DIR", DefaultValueFactory = _ => "." };
        var language = new Option<string?>("--language") { Description = "Language of texts that do not tell theirs.", HelpName = "CODE" };
        var kind = new Option<string?>("--kind") { Description = "Kind of all templates. Default: detected from the text." };
        kind.AcceptOnlyFromAmong(TemplateKeys.Kinds.Select(known => known.Key).ToArray());
        var category = new Option<string?>("--category") { Description = "Category where the source does not tell it. Default: utility." };
        category.AcceptOnlyFromAmong(TemplateKeys.Categories.Select(known => known.Key).ToArray());
        var variable = new Option<string[]>("--variable") { Description = "What a variable of Twilio stands for: KEY=PLACEHOLDER, or for one template NAME:KEY=… or NAME/LANG:KEY=… May be repeated.", HelpName = "1=FirstName" };
        var map = new Option<string?>("--map") { Description = "What numbers stand for: the map that 'convert --map' wrote, or the manifest.json of a build.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Overwrite template files that exist already." };
        var command = new Command("import", "Turns Qualtrics texts, Markdown or Twilio's contents into template files.") { paths, twilio, output, language, kind, category, variable, map, force };
        command.SetAction((parsed, cancellationToken) =>
        {
            var request = new ImportRequest(parsed.GetValue(paths)!, FolderOf(parsed.GetValue(output)!))
            {
                Language = LanguageOf(parsed.GetValue(language)),
                Kind = Choice(TemplateKeys.Kinds, parsed.GetValue(kind)),
                Category = Choice(TemplateKeys.Categories, parsed.GetValue(category)),
                Variables = [.. (parsed.GetValue(variable) ?? []).Select(VariableOption.Parse)],
                MapFile = parsed.GetValue(map),
                MayReplace = parsed.GetValue(force),
            };
            return (parsed.GetValue(twilio), request.Paths.Count) switch
            {
                (false, 0) => throw new CannotRunException($"nothing to import is named. Name files or folders with {SourceFiles.Patterns}, or use --twilio."),
                (false, _) => RunAsync(request, cancellationToken),
                (true, 0) => ApprovalArguments.RunAsync(() => AccountImport.RunAsync(request, cancellationToken), cancellationToken),
                _ => throw new CannotRunException("--twilio and paths cannot be combined. Import one after the other."),
            };
        });
        return command;
    }

    private static async Task<int> RunAsync(ImportRequest request, CancellationToken cancellationToken)
    {
        var result = await TemplateImport.RunAsync(request, cancellationToken).ConfigureAwait(false);
        var report = new Workspace(result.Written) { JudgesApprovals = false }.Analyze(further: result.Findings);
        new TextReporter(Terminal.HasColors).Write(report, Terminal.Out);
        Terminal.Out.Flush();
        Terminal.Error.WriteLine(report.Summary);
        return report.ExitCode;
    }

    private static string FolderOf(string output)
        => output.Length > 0 ? Path.GetFullPath(output) : throw new CannotRunException("the folder of --output is empty. Name one, or leave it out for the current folder.");

    private static string? LanguageOf(string? written)
    {
        if (written is null)
            return null;
        if (TrailingLanguage.Known(written) is { } known)
            return known;
        var suggestions = WhatsAppLanguages.Suggest(written);
        throw new CannotRunException($"'{written}' is no WhatsApp language code. Write {(suggestions.Count == 0 ? "a code such as 'en' or 'pt_BR'" : $"'{string.Join("' or '", suggestions)}'")}.");
    }

    private static T? Choice<T>(KeyValuePair<string, T>[] choices, string? written)
        where T : struct
        => written is null ? null : choices.First(choice => choice.Key == written).Value;
}
