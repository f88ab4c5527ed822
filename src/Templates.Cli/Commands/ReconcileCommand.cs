using System.CommandLine;
using WaTemplates.Cli.Distributing;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Twilio;

namespace WaTemplates.Cli.Commands;

/// <summary><c>distribution reconcile</c>: takes over what Twilio has beyond a restored ledger.</summary>
internal static class ReconcileCommand
{
    public static Command Create()
    {
        var ledger = new LedgerArgument("Our WhatsApp number whose messages are compared, as 'serve' has it.");
        var command = new Command("reconcile", "After a restored backup: takes over what Twilio has and the ledger lacks, so that nobody gets it twice, and lets the sender go on.");
        ledger.AddTo(command);
        command.SetAction((parsed, cancellationToken) => DistributionCommand.ExplainAsync(() => RunAsync(ledger.Settings(parsed), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        await using var host = await DistributionHost.OpenAsync(settings, cancellationToken).ConfigureAwait(false);
        var wasRequired = await host.RestoreGuard.IsRequiredAsync(cancellationToken).ConfigureAwait(false);
        ReconcileReport report;
        try
        {
            report = await host.RestoreGuard.ReconcileAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TwilioException exception)
        {
            var complaint = $"Twilio's list of messages could not be read, so everything stays as it is: {exception.Message}";
            if (exception.HttpStatus == 0)
                throw new CannotRunException(complaint);
            Terminal.Error.WriteLine($"watemplates: {complaint}");
            return ExitCode.Findings;
        }

        Terminal.Out.WriteLine(FormattableString.Invariant($"{report.Adopted:N0} messages taken over from Twilio's list, {report.Foreign:N0} without a row in this ledger."));
        if (report.Foreign > 0)
            Terminal.Error.WriteLine("Those without a row belong to lists that the backup does not have, or to other software. Do not import such a list again: its people would be written to twice.");
        Terminal.Error.WriteLine(wasRequired ? "The sender goes on." : "The sender was not waiting for this.");
        foreach (var held in (await host.Distributions.ListAsync(cancellationToken).ConfigureAwait(false)).Where(list => list.State == DistributionState.Paused))
            Terminal.Error.WriteLine($"{held.Key} is paused; 'watemplates distribution resume {held.Key}' lets it go on.");
        return ExitCode.Fine;
    }
}
