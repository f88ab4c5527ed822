using System.CommandLine;
using WaTemplates.Simulator;

namespace WaTemplates.Cli.Commands;

/// <summary><c>simulator</c>: the fake Twilio by itself.</summary>
internal static class SimulatorCommand
{
    public static readonly string[] Examples =
    [
        "watemplates simulator",
        "watemplates simulator --urls http://127.0.0.1:5080 --journal journal.jsonl --seed 7 --faults faults.json",
    ];

    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var journal = new Option<string?>("--journal") { Description = "File to append what happens to, a line of JSON each.", HelpName = "FILE" };
        var seed = new Option<long?>("--seed") { Description = "Makes SIDs and failures repeatable.", HelpName = "N" };
        var faults = new Option<string?>("--faults") { Description = "File with failures to play.", HelpName = "FILE" };
        var command = new Command("simulator", "A fake Twilio with a phone in the browser, to develop and test against. Ctrl+C ends it.") { urls, journal, seed, faults };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(urls)!, parsed.GetValue(journal), parsed.GetValue(seed), parsed.GetValue(faults), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string urls, string? journal, long? seed, string? faults, CancellationToken cancellationToken)
    {
        try
        {
            var options = new SimulatorOptions
            {
                Urls = urls,
                JournalPath = journal,
                Seed = seed,
                AccountSid = Environment.GetEnvironmentVariable("TWILIO_ACCOUNT_SID"),
                AuthToken = Environment.GetEnvironmentVariable("TWILIO_AUTH_TOKEN"),
                ApiKey = Environment.GetEnvironmentVariable("TWILIO_API_KEY"),
                ApiSecret = Environment.GetEnvironmentVariable("TWILIO_API_SECRET"),
                Faults = faults is null ? FaultPlan.None : FaultPlan.Load(faults),
            };
            await using var simulator = await TwilioSimulator.StartAsync(options, cancellationToken).ConfigureAwait(false);
            Terminal.Error.WriteLine($"Twilio is simulated at {simulator.Url}; the phone is there, too. Ctrl+C ends it.");
            // Of a fake account: not a secret, and needed by whoever sends to it.
            Terminal.Out.WriteLine($"WATEMPLATES_TWILIO_URL={simulator.Url.AbsoluteUri.TrimEnd('/')}");
            Terminal.Out.WriteLine($"TWILIO_ACCOUNT_SID={simulator.AccountSid}");
            if (options.AuthToken is null)
                Terminal.Out.WriteLine($"TWILIO_AUTH_TOKEN={simulator.AuthToken}");
            Terminal.Out.Flush();
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Ended by the user.
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or FaultFileException or UnauthorizedAccessException)
        {
            throw new CannotRunException(exception.Message);
        }

        return ExitCode.Fine;
    }
}
