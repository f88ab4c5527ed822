using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Cli.Running;
using WaTemplates.Runtime;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Failures;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;

namespace WaTemplates.Cli.Commands;

/// <summary><c>send</c>: one message.</summary>
internal static class SendCommand
{
    public static readonly string[] Examples =
    [
        "watemplates send portal_feedback de --to +4915112345678 --set FirstName=Anna --set SurveyURL=https://feedback.example.com/s/1",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The template." };
        var language = new Argument<string>("LANG") { Description = "WhatsApp language code, de or pt_BR." };
        var to = new Option<string>("--to") { Description = "The recipient's number.", HelpName = "NUMBER", Required = true };
        var set = new Option<string[]>("--set") { Description = "A value, once for each variable.", HelpName = "NAME=VALUE" };
        var key = new Option<string?>("--key") { Description = "Names the message: one of that key is sent at most once.", HelpName = "KEY" };
        var settings = new RuntimeArguments();
        var command = new Command("send", "Sends one message from an approved template and waits until Twilio has taken it.") { name, language, to, set, key };
        settings.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            settings.Settings(parsed), parsed.GetValue(name)!, parsed.GetValue(language)!, parsed.GetValue(to)!, Values(parsed.GetValue(set) ?? []), parsed.GetValue(key), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, string name, string language, string to, IReadOnlyDictionary<string, string> values, string? key, CancellationToken cancellationToken)
    {
        await using var application = RuntimeApplication.Create(settings, urls: null, LogLevel.Warning);
        return await RuntimeApplication.RunAsync(async () =>
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var template = application.Services.GetRequiredService<ITemplateCatalog>().Get(name, language);
                var message = new TemplateMessage(name, language, template.MailingList, values) { Key = key };
                var receipt = await application.Services.GetRequiredService<ITemplateSender>().SendAsync(message, to, cancellationToken).ConfigureAwait(false);
                return await WaitAsync(application.Services.GetRequiredService<ILedger>(), application.Services.GetRequiredService<IOptions<WaTemplatesOptions>>().Value.Sender!, receipt, cancellationToken).ConfigureAwait(false);
            }
            catch (MessageRefusedException exception)
            {
                Terminal.Error.WriteLine($"watemplates: {exception.Message}");
                return ExitCode.Findings;
            }
            finally
            {
                await application.StopAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    }

    private static async Task<int> WaitAsync(ILedger ledger, string sender, SendReceipt receipt, CancellationToken cancellationToken)
    {
        if (!receipt.IsNew)
            Terminal.Error.WriteLine("A message of this key was recorded before; it is not sent again.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (true)
            {
                var send = (await ledger.FindSendAsync(receipt.SendId, patience.Token).ConfigureAwait(false))!;
                if (send.State is not (SendState.Queued or SendState.Attempting))
                    return Tell(send);
                if (send.State == SendState.Queued && await ledger.GetSenderPauseAsync(sender, patience.Token).ConfigureAwait(false) is { } reason and not SendAttempt.Throttled)
                    return TellPaused(reason, receipt.SendId);
                await Task.Delay(50, patience.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Terminal.Error.WriteLine($"watemplates: the message is recorded as {receipt.SendId} and has not left yet. 'watemplates serve' goes on with it.");
            return ExitCode.Findings;
        }
    }

    private static int TellPaused(string reason, long sendId)
    {
        var advice = reason == RestoreGuard.Advice ? "" : " Mend that, then let the sender go on with 'watemplates sender resume'.";
        Terminal.Error.WriteLine($"watemplates: the sender is paused. {reason}{advice} The message is recorded as {sendId} and has not left; 'watemplates serve' then sends it.");
        return ExitCode.Findings;
    }

    private static int Tell(SendRecord send)
    {
        if (send.State == SendState.Accepted)
        {
            Terminal.Out.WriteLine(send.MessageSid);
            return ExitCode.Fine;
        }

        Terminal.Error.WriteLine(send.State switch
        {
            SendState.Unknown => $"watemplates: Twilio may or may not have the message {send.SendId}. It is not sent again before it was looked for; 'watemplates serve' does that.",
            _ when send.ErrorCode is { } code => $"watemplates: Twilio refused the message with error {code}. {ErrorAdvice.For(code).Advice}",
            _ => $"watemplates: the message was not sent: {send.State.ToString().ToLowerInvariant()}.",
        });
        return ExitCode.Findings;
    }

    private static IReadOnlyDictionary<string, string> Values(string[] assignments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
                throw new CannotRunException($"'--set {assignment}' has no name and value. Write --set FirstName=Anna.");
            if (!values.TryAdd(assignment[..equals], assignment[(equals + 1)..]))
                throw new CannotRunException($"'{assignment[..equals]}' is set twice. Set it once.");
        }

        return values;
    }
}
