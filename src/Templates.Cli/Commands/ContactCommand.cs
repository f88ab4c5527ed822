using System.CommandLine;
using WaTemplates.Cli.People;
using WaTemplates.Cli.Running;

namespace WaTemplates.Cli.Commands;

/// <summary><c>contact</c>: what is stored about a person, and its erasure.</summary>
internal static class ContactCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static readonly string[] Examples =
    [
        "watemplates contact show +4915112345678",
        "watemplates contact erase +4915112345678",
    ];

    public static Command Create() => new("contact", "Shows what is stored about a person, and deletes it. Works beside a running server.") { Show(), Erase() };

    private static Argument<string> PhoneArgument() => new("PHONE") { Description = "The number, with its country's code; or the person's key, as 'optout list' prints it." };

    private static Command Show()
    {
        var phone = PhoneArgument();
        var format = new Option<string>("--format") { Description = "How to print it.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Json);
        var ledger = new LedgerArgument();
        var command = new Command("show", "Prints everything that is stored about a person: messages, answers, opt-outs and their evidence.") { phone, format };
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) => LedgerConnection.RunAsync(ledger.Settings(parsed), async connection =>
        {
            var person = await connection.Ledger.GetPersonAsync(PersonArgument.Parse(parsed.GetValue(phone)!, connection.People), cancellationToken).ConfigureAwait(false);
            Terminal.Out.Write(parsed.GetValue(format) == Json ? PersonReport.Json(person) : PersonReport.Text(person));
            return ExitCode.Fine;
        }, cancellationToken));
        return command;
    }

    private static Command Erase()
    {
        var phone = PhoneArgument();
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var ledger = new LedgerArgument();
        var command = new Command("erase", "Deletes a person's number, values and texts, and cancels what is queued for them. Opt-outs and their evidence stay, without the number.") { phone, yes };
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) => LedgerConnection.RunAsync(ledger.Settings(parsed), async connection =>
        {
            var key = PersonArgument.Parse(parsed.GetValue(phone)!, connection.People);
            var person = await connection.Ledger.GetPersonAsync(key, cancellationToken).ConfigureAwait(false);
            if (!await Confirmation.AskAsync($"This deletes the content of {person.Messages.Count} messages to this person and {person.Replies.Count} from them, for good. Go on?", parsed.GetValue(yes), cancellationToken).ConfigureAwait(false))
                return ExitCode.Findings;
            var erased = await connection.Ledger.EraseAsync(key, cancellationToken).ConfigureAwait(false);
            Terminal.Error.WriteLine($"Deleted: the content of {erased.Messages} messages to them and {erased.Replies} from them; {erased.Cancelled} of them had not left and are cancelled.");
            var sids = person.Messages.Count(message => message.Send.MessageSid is not null) + person.Replies.Count;
            if (sids > 0)
                Terminal.Error.WriteLine($"Twilio has its own copy of {sids} messages; 'contact show' still lists their SIDs. Delete them there as well.");
            if (person.OptOuts.Count == 0)
                Terminal.Error.WriteLine("They have not opted out: a list that names them makes them known again. 'watemplates optout add' keeps them from being written to.");
            if (erased.Kept == 0)
                return ExitCode.Fine;
            Terminal.Error.WriteLine($"watemplates: {erased.Kept} messages are under way or of unknown fate and keep the number until they are settled. Erase once more then.");
            return ExitCode.Findings;
        }, cancellationToken));
        return command;
    }
}
