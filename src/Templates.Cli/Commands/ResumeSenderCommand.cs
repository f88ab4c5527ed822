using System.CommandLine;
using WaTemplates.Cli.Distributing;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Cli.Commands;

/// <summary><c>sender resume</c>: lets a sender go on that the runtime paused, once its reason is mended.</summary>
internal static class ResumeSenderCommand
{
    public static Command Create()
    {
        var ledger = new LedgerArgument("Our WhatsApp number, as 'serve' has it.");
        var command = new Command("resume", "Lets the sender go on that was paused because Twilio refused account or set-up. The process that sends takes it up.");
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) => DistributionCommand.ExplainAsync(() => RunAsync(ledger.Settings(parsed), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        await using var host = await DistributionHost.OpenAsync(settings, cancellationToken).ConfigureAwait(false);
        if (await host.Ledger.GetSenderPauseAsync(host.Sender, cancellationToken).ConfigureAwait(false) is not { } reason)
        {
            Terminal.Error.WriteLine($"{host.Sender} is not paused; nothing was changed.");
            return ExitCode.Fine;
        }

        // What Twilio has and the ledger lacks would go out a second time.
        if (await host.RestoreGuard.IsRequiredAsync(cancellationToken).ConfigureAwait(false))
            throw new DistributionException(reason);
        await host.Ledger.SetSenderPauseAsync(host.Sender, reason: null, until: null, cancellationToken).ConfigureAwait(false);
        Terminal.Error.WriteLine($"{host.Sender} goes on. It was paused: {reason}");
        return ExitCode.Fine;
    }
}
