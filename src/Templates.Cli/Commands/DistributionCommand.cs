using System.CommandLine;
using WaTemplates.Cli.Distributing;
using WaTemplates.Cli.Running;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Cli.Commands;

/// <summary><c>distribution</c>: list sendings, running or past.</summary>
internal static class DistributionCommand
{
    private const string Text = "text";
    private const string Json = "json";

    public static readonly string[] Examples =
    [
        "watemplates distribution status portal-2026-11 --format json",
        "watemplates distribution pause portal-2026-11 --reason \"wrong link\"",
        "watemplates distribution change portal-2026-11 --rate 20 --not-after 2026-11-30T18:00+01:00",
        "watemplates distribution export portal-2026-11 -o result.csv",
        "watemplates distribution reconcile",
    ];

    public static Command Create() => new("distribution", "Shows and steers list sendings. Works beside the process that sends.") { List(), Status(), Pause(), Resume(), Stop(), Change(), Export(), ReconcileCommand.Create() };

    /// <summary>Runs something about list sendings; what is wrong is told without a stack trace.</summary>
    /// <exception cref="CannotRunException">It cannot be done.</exception>
    public static async Task<int> ExplainAsync(Func<Task<int>> run)
    {
        try
        {
            return await RuntimeApplication.RunAsync(run).ConfigureAwait(false);
        }
        catch (DistributionException exception)
        {
            throw new CannotRunException(exception.Message);
        }
    }

    private static Argument<string> KeyArgument() => new("KEY") { Description = "Name of the list sending." };

    private static Option<string> FormatOption()
    {
        var format = new Option<string>("--format") { Description = "How to print it.", DefaultValueFactory = _ => Text };
        format.AcceptOnlyFromAmong(Text, Json);
        return format;
    }

    private static Command List()
    {
        var format = FormatOption();
        var command = new Command("list", "Prints all list sendings, the newest first, a line each.") { format };
        return With(command, async (parsed, distributions, cancellationToken) =>
        {
            foreach (var status in await distributions.ListAsync(cancellationToken).ConfigureAwait(false))
                Terminal.Out.Write(parsed.GetValue(format) == Json ? StatusJson.Write(status, isOneLine: true) : StatusText.Line(status) + "\n");
        });
    }

    private static Command Status()
    {
        var (key, format) = (KeyArgument(), FormatOption());
        var command = new Command("status", "Prints how a list sending stands.") { key, format };
        return With(command, async (parsed, distributions, cancellationToken) =>
        {
            var status = await FindAsync(distributions, parsed.GetValue(key)!, cancellationToken).ConfigureAwait(false);
            Terminal.Out.Write(parsed.GetValue(format) == Json ? StatusJson.Write(status, isOneLine: false) : StatusText.Full(status));
        });
    }

    private static Command Pause()
    {
        var key = KeyArgument();
        var reason = new Option<string>("--reason") { Description = "Shown with its status.", HelpName = "TEXT", DefaultValueFactory = _ => "Paused at the command line." };
        var command = new Command("pause", "Holds a list sending: no further message is begun.") { key, reason };
        return Steer(command, key, "paused", (parsed, distributions, name, cancellationToken) => distributions.PauseAsync(name, parsed.GetValue(reason)!, cancellationToken));
    }

    private static Command Resume()
    {
        var key = KeyArgument();
        var command = new Command("resume", "Lets a held list sending go on; the process that sends takes it up at once.") { key };
        return Steer(command, key, "running", (_, distributions, name, cancellationToken) => distributions.ResumeAsync(name, cancellationToken));
    }

    private static Command Stop()
    {
        var key = KeyArgument();
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command("stop", "Ends a list sending for good: what has not left is cancelled.") { key, yes };
        return With(command, async (parsed, distributions, cancellationToken) =>
        {
            var status = await FindAsync(distributions, parsed.GetValue(key)!, cancellationToken).ConfigureAwait(false);
            if (!await Confirmation.AskAsync($"This cancels {status.Open:N0} messages of {status.Key} for good. Go on?", parsed.GetValue(yes), cancellationToken).ConfigureAwait(false))
                return ExitCode.Findings;
            await distributions.StopAsync(status.Key, cancellationToken).ConfigureAwait(false);
            Terminal.Error.WriteLine($"{status.Key} is stopped.");
            return ExitCode.Fine;
        });
    }

    private static Command Change()
    {
        var key = KeyArgument();
        var rate = new Option<string?>("--rate") { Description = "Messages per second.", HelpName = "N" };
        var limits = new SettingsArguments(canClear: true);
        var command = new Command("change", "Changes limits and times of a list sending, also while it runs; 'none' takes one away.") { key, rate };
        limits.AddTo(command);
        return With(command, async (parsed, distributions, cancellationToken) =>
        {
            var status = await FindAsync(distributions, parsed.GetValue(key)!, cancellationToken).ConfigureAwait(false);
            var changed = limits.Apply(parsed, status.Settings, parsed.GetValue(rate));
            if (changed == status.Settings)
                throw new CannotRunException($"nothing of {status.Key} would change. Give a limit or a time that it does not have.");
            await distributions.ChangeAsync(status.Key, changed, cancellationToken).ConfigureAwait(false);
            Terminal.Out.Write(StatusText.Full(await FindAsync(distributions, status.Key, cancellationToken).ConfigureAwait(false)));
            return ExitCode.Fine;
        });
    }

    private static Command Export()
    {
        var key = KeyArgument();
        var output = new Option<string?>("--output", "-o") { Description = "The file. Default: standard output.", HelpName = "FILE" };
        var command = new Command("export", "Writes a CSV file of everybody in a list sending and what became of their message.") { key, output };
        return With(command, async (parsed, distributions, cancellationToken) =>
        {
            var rows = await ResultExport.WriteAsync(distributions, parsed.GetValue(key)!, parsed.GetValue(output), cancellationToken).ConfigureAwait(false);
            Terminal.Error.WriteLine($"{rows:N0} rows written.");
        });
    }

    private static Command Steer(Command command, Argument<string> key, string state, Func<ParseResult, IDistributions, string, CancellationToken, Task> steer) => With(command, async (parsed, distributions, cancellationToken) =>
    {
        var status = await FindAsync(distributions, parsed.GetValue(key)!, cancellationToken).ConfigureAwait(false);
        await steer(parsed, distributions, status.Key, cancellationToken).ConfigureAwait(false);
        Terminal.Error.WriteLine($"{status.Key} is {state}.");
    });

    private static Command With(Command command, Func<ParseResult, IDistributions, CancellationToken, Task> run) => With(command, async (parsed, distributions, cancellationToken) =>
    {
        await run(parsed, distributions, cancellationToken).ConfigureAwait(false);
        return ExitCode.Fine;
    });

    private static Command With(Command command, Func<ParseResult, IDistributions, CancellationToken, Task<int>> run)
    {
        var runtime = new LedgerArgument();
        runtime.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ExplainAsync(async () =>
        {
            await using var host = await DistributionHost.OpenAsync(runtime.Settings(parsed), cancellationToken).ConfigureAwait(false);
            return await run(parsed, host.Distributions, cancellationToken).ConfigureAwait(false);
        }));
        return command;
    }

    private static async Task<DistributionStatus> FindAsync(IDistributions distributions, string key, CancellationToken cancellationToken)
        => await distributions.GetAsync(key, cancellationToken).ConfigureAwait(false)
            ?? throw new DistributionException($"there is no list sending '{key}'. 'watemplates distribution list' shows all.");
}
