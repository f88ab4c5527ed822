using System.CommandLine;
using WaTemplates.Cli.Conversion;

namespace WaTemplates.Cli.Commands;

/// <summary><c>convert</c>: one text, from standard input to standard output, byte for byte but for its placeholders.</summary>
internal static class ConvertCommand
{
    private const string Twilio = "twilio";
    private const string Qualtrics = "qualtrics";

    public static readonly string[] Examples =
    [
        "watemplates convert < message.txt",
        "watemplates convert --to twilio --map message.map.json < message.txt > twilio.txt",
        "watemplates convert --to qualtrics --map message.map.json < twilio.txt",
    ];

    public static Command Create()
    {
        var to = new Option<string>("--to") { Description = "The form to write.", DefaultValueFactory = _ => Twilio };
        to.AcceptOnlyFromAmong(Twilio, Qualtrics);
        var map = new Option<string?>("--map") { Description = "Which placeholder each number stands for, as JSON: written with '--to twilio', read with '--to qualtrics'.", HelpName = "FILE" };
        var command = new Command("convert", "Converts one text between the Qualtrics form (${m://FirstName}) and Twilio's ({{1}}), standard input to standard output.") { to, map };
        command.SetAction(parsed =>
        {
            var text = StandardText.Read();
            StandardText.Write(parsed.GetValue(to) == Twilio ? TextConversion.ToTwilio(text, parsed.GetValue(map)) : TextConversion.ToQualtrics(text, parsed.GetValue(map)));
            return ExitCode.Fine;
        });
        return command;
    }
}
