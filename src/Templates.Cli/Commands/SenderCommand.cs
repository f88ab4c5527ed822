using System.CommandLine;
using WaTemplates.Cli.Reporting;
using WaTemplates.Cli.Senders;
using WaTemplates.Cli.Twilio;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Cli.Commands;

/// <summary><c>sender</c>: shows a sender at Twilio, sets where its webhooks lead, and lets it go on.</summary>
internal static class SenderCommand
{
    public static readonly string[] Examples =
    [
        "watemplates sender show",
        "watemplates sender set-webhook --to runtime --public-url https://hooks.example.com",
        "watemplates sender set-webhook --to qualtrics --sender whatsapp:+14155238886",
        "watemplates sender resume",
    ];

    public static Command Create() => new("sender", "Shows the WhatsApp sender at Twilio, sets where its webhooks lead, or lets it go on.") { Show(), SetWebhook(), ResumeSenderCommand.Create() };

    private static Command Show()
    {
        var (sender, format) = (SenderOption(), FormatOption());
        var command = new Command("show", "Shows status, webhooks, quality and limit of the sender.") { sender, format };
        command.SetAction((parsed, cancellationToken) => TellAsync(async () =>
        {
            var settings = SenderSettings.Read((nameof(WaTemplatesOptions.Sender), parsed.GetValue(sender)));
            using var twilio = new TwilioConnection(settings.Options.Twilio);
            var found = await new SenderDirectory(twilio).FindAsync(settings.Number, cancellationToken).ConfigureAwait(false);
            var service = await ServiceAsync(twilio, settings, found, cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(format) == ReportFormat.Text)
                SenderText.Write(found, service, Terminal.Out);
            else
                Terminal.Out.Write(SenderJson.Write(found, service));
            return ExitCode.Fine;
        }));
        return command;
    }

    private static Command SetWebhook()
    {
        var to = new Option<string>("--to") { Description = "runtime: PublicUrl with /whatsapp/inbound and /whatsapp/status; qualtrics: Qualtrics' address; or an address of yours.", HelpName = "runtime|qualtrics|URL", Required = true };
        var status = new Option<string?>("--status") { Description = "Where statuses go when --to is an address. Default: the same.", HelpName = "URL" };
        var publicUrl = new Option<string?>("--public-url") { Description = "Where Twilio reaches the runtime; https, except on loopback.", HelpName = "URL" };
        var dataCenter = new Option<string?>("--data-center") { Description = $"Of your Qualtrics account: what is in front of .qualtrics.com. Default: {WebhookTarget.DefaultDataCenter}.", HelpName = "ID" };
        var timeout = new Option<string>("--timeout") { Description = "How long to wait until the sender is online with the new addresses.", HelpName = "TIME", DefaultValueFactory = _ => "2m" };
        var (sender, format) = (SenderOption(), FormatOption());
        var command = new Command("set-webhook", "Sets where the sender's messages and statuses are reported, and waits until Twilio has it so.") { to, status, sender, publicUrl, dataCenter, timeout, format };
        command.SetAction((parsed, cancellationToken) => TellAsync(async () =>
        {
            var settings = SenderSettings.Read((nameof(WaTemplatesOptions.Sender), parsed.GetValue(sender)), (nameof(WaTemplatesOptions.PublicUrl), parsed.GetValue(publicUrl)));
            var patience = SettingsReader.ParseTime(parsed.GetValue(timeout)!) is { } time && time > TimeSpan.Zero ? time : throw new CannotRunException($"--timeout is '{parsed.GetValue(timeout)}', and a time such as 30s or 2m is expected.");
            var target = TargetOf(parsed.GetValue(to)!, parsed.GetValue(status), parsed.GetValue(dataCenter), settings);
            using var twilio = new TwilioConnection(settings.Options.Twilio);
            var senders = new SenderDirectory(twilio);
            var found = await senders.FindAsync(settings.Number, cancellationToken).ConfigureAwait(false);
            var change = await WebhookChange.ApplyAsync(senders, found, target, patience, cancellationToken).ConfigureAwait(false);
            var service = await ServiceAsync(twilio, settings, change.Sender, cancellationToken).ConfigureAwait(false);
            return Tell(change, service, parsed.GetValue(format)!);
        }));
        return command;
    }

    private static int Tell(WebhookChange change, MessagingService? service, string format)
    {
        if (format == ReportFormat.Text)
            SenderText.Write(change.Sender, service, Terminal.Out);
        else
            Terminal.Out.Write(SenderJson.Write(change, service));
        Terminal.Out.Flush();
        if (service is { TakesInbound: true })
            Terminal.Error.WriteLine($"watemplates: {SenderText.Describe(service)}. Switch UseInboundWebhookOnNumber on in the service, or the sender's address is not called.");
        if (change.Differences.Count > 0)
        {
            Terminal.Error.WriteLine($"watemplates: {change.Sender.Number} is not as wanted: {string.Join("; ", change.Differences)}. {string.Join(" ", change.Sender.OfflineReasons.Select(reason => reason + "."))}Look at it again with 'watemplates sender show'.");
            return ExitCode.Findings;
        }

        Terminal.Error.WriteLine(change.WasNeeded ? $"{change.Sender.Number} has its new addresses and is online." : $"{change.Sender.Number} has these addresses already; nothing was changed.");
        return ExitCode.Fine;
    }

    private static WebhookTarget TargetOf(string to, string? status, string? dataCenter, SenderSettings settings)
    {
        if (status is not null && to is WebhookTarget.RuntimeWord or WebhookTarget.QualtricsWord)
            throw new CannotRunException($"--status belongs to an address in --to; {to} has one of its own. Leave it out.");
        if (dataCenter is not null && to != WebhookTarget.QualtricsWord)
            throw new CannotRunException("--data-center belongs to '--to qualtrics'. Leave it out.");
        return to switch
        {
            WebhookTarget.RuntimeWord => settings.Options.PublicUrl is { } address ? WebhookTarget.Runtime(PublicAddress.Checked(address)) : throw new CannotRunException("where Twilio reaches the runtime is not set. Give --public-url, or set WATEMPLATES_PUBLIC_URL."),
            WebhookTarget.QualtricsWord => WebhookTarget.Qualtrics(dataCenter ?? settings.DataCenter),
            _ => WebhookTarget.Of(to, status),
        };
    }

    private static async Task<MessagingService?> ServiceAsync(TwilioConnection twilio, SenderSettings settings, WhatsAppSender sender, CancellationToken cancellationToken)
        => settings.Options.MessagingServiceSid is { } sid ? await MessagingService.FetchAsync(twilio, sid, sender.Sid, cancellationToken).ConfigureAwait(false) : null;

    private static async Task<int> TellAsync(Func<Task<int>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (TwilioRefusedException exception)
        {
            Terminal.Error.WriteLine($"watemplates: {exception.Message}");
            return ExitCode.Findings;
        }
    }

    private static Option<string?> SenderOption() => new("--sender") { Description = "Our WhatsApp number. Default: WATEMPLATES_SENDER, or the only sender of the account.", HelpName = "NUMBER" };

    private static Option<string> FormatOption()
    {
        var format = new Option<string>("--format") { Description = "What standard output gets.", DefaultValueFactory = _ => ReportFormat.Text };
        format.AcceptOnlyFromAmong(ReportFormat.Text, "json");
        return format;
    }
}
