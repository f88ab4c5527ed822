using System.CommandLine;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Rules.Limits;
using WaTemplates.Core.Twilio;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Commands;

/// <summary><c>new</c>: writes a starter template.</summary>
internal static class NewCommand
{
    public static readonly string[] Examples =
    [
        "watemplates new portal_feedback",
        "watemplates new portal_question --kind two-way",
    ];

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The template's name at Meta: lower case letters, digits and underscores." };
        var kind = new Option<string>("--kind") { Description = "What the template is for.", DefaultValueFactory = _ => TemplateKeys.Kinds[0].Key };
        kind.AcceptOnlyFromAmong(TemplateKeys.Kinds.Select(known => known.Key).ToArray());
        var command = new Command("new", "Writes a valid starter template, NAME.wa.yaml, in the current folder.") { name, kind };
        command.SetAction(parsed => Run(parsed.GetValue(name)!, parsed.GetValue(kind)!));
        return command;
    }

    private static int Run(string name, string kind)
    {
        if (name.Length > ContentLimits.Name || !TemplateName.IsAccepted(name))
            throw new CannotRunException($"'{name}' cannot be a template's name. Use lower case letters a to z, digits and underscores, at most {ContentLimits.Name} of them, such as 'portal_feedback'.");
        var file = $"{name}.wa.yaml";
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
            using var writer = new StreamWriter(stream);
            writer.Write(StarterTemplate.Of(name, kind));
        }
        catch (IOException) when (Path.Exists(file))
        {
            throw new CannotRunException($"'{file}' exists already and was not changed. Choose another name, or delete it first.");
        }
        catch (Exception exception) when (DiskFile.IsExpected(exception))
        {
            throw new CannotRunException($"'{file}' cannot be written: {exception.Message}");
        }

        Terminal.Error.WriteLine($"Wrote {file}. Change its texts, then run 'watemplates check'.");
        return ExitCode.Fine;
    }
}
