using System.CommandLine;
using WaTemplates.Cli.Replying;
using WaTemplates.Runtime.Replies;
using WaTemplates.Text.Languages;

namespace WaTemplates.Cli.Commands;

/// <summary><c>reply</c>: how a reply would be read, and by which rule.</summary>
internal static class ReplyCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static readonly string[] Examples =
    [
        "watemplates reply \"1 ✅\" \"please stop\"",
        "watemplates reply --language de \"ja bitte\"",
        "watemplates reply --template portal_feedback --format json < replies.txt",
    ];

    public static Command Create()
    {
        var texts = new Argument<string[]>("TEXT") { Description = "What somebody wrote. Default: the lines of standard input.", Arity = ArgumentArity.ZeroOrMore };
        texts.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (token.Value.StartsWith("--", StringComparison.Ordinal))
                    result.AddError($"'{token.Value}' is no option of this command. To read such a text, write it to standard input.");
            }
        });
        var language = new Option<string?>("--language") { Description = "Language of the question: its answer words count, and English ones. Default: the template's first, else English.", HelpName = "CODE" };
        var template = new Option<string?>("--template") { Description = "Name of a template below the current folder whose question was asked. Default: 1 yes, 2 no, 3 unsubscribe.", HelpName = "NAME" };
        var format = new Option<string>("--format") { Description = "How to print the readings, a line each.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Json);
        var command = new Command("reply", "Tells how a reply would be read, and by which rule.") { texts, language, template, format };
        command.SetAction(parsed =>
        {
            var question = QuestionOf(parsed.GetValue(template), parsed.GetValue(language));
            var isJson = parsed.GetValue(format) == Json;
            var reader = new ReplyReader();
            var given = parsed.GetValue(texts)!;
            foreach (var text in given.Length > 0 ? given : ReplyLines.Read())
            {
                var reading = reader.Read(text, question.Menu, question.Language);
                Terminal.Out.Write((isJson ? ReplyWriter.Json(text, reading) : ReplyWriter.Text(text, reading)) + "\n");
            }

            return ExitCode.Fine;
        });
        return command;
    }

    private static ReplyQuestion QuestionOf(string? template, string? language)
    {
        if (language is not null && !WhatsAppLanguages.IsKnown(language) && !WhatsAppLanguages.IsKnownBase(WhatsAppLanguages.BaseOf(language)))
            throw new CannotRunException($"'{language}' is no WhatsApp language code. Write a code such as 'en' or 'pt_BR'.");
        return template is null ? new ReplyQuestion(ReplyMenus.Typed, language) : TemplateQuestion.Find(template, language);
    }
}
