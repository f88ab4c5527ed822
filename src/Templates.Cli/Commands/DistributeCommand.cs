using System.CommandLine;
using WaTemplates.Cli.Distributing;
using WaTemplates.Cli.Running;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Cli.Commands;

/// <summary><c>distribute</c>: a template to a list of people.</summary>
internal static class DistributeCommand
{
    public static readonly string[] Examples =
    [
        "watemplates distribute portal_feedback --contacts people.csv --key portal-2026-11 --dry-run",
        "watemplates distribute portal_feedback --contacts people.csv --key portal-2026-11 --quiet-hours 20:00-08:00 --time-zone Europe/Berlin",
        "watemplates distribute portal_feedback --contacts links.csv --key portal-2026-11 --urls http://127.0.0.1:5000 --yes",
    ];

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "The template." };
        var contacts = new Option<string>("--contacts") { Description = "CSV file of the people: a column for the number, one for each variable. Qualtrics' personal links are read as they are.", HelpName = "FILE", Required = true };
        var key = new Option<string>("--key") { Description = "Name of the sending, for ever: whoever is in it gets one message, however often this is run. The same key goes on.", HelpName = "KEY", Required = true };
        var fallback = new Option<string?>("--fallback-language") { Description = "For people whose language the template lacks. Default: they are refused.", HelpName = "CODE" };
        var urls = new Option<string?>("--urls") { Description = "Where to listen for replies and reports. Default: nowhere; reports are asked for.", HelpName = "URL" };
        var report = new Option<string?>("--report") { Description = "Where people who are not written to are told. Default: NAME.refused.csv beside the contacts.", HelpName = "FILE" };
        var wait = new Option<bool>("--wait-delivered") { Description = "Wait for the reports of all messages as well." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show how many would get it in which language, who would not, and the first messages. Records nothing." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var (columns, limits, runtime) = (new ContactArguments(), new SettingsArguments(canClear: false), new RuntimeArguments());
        var command = new Command("distribute", "Sends a template to a list of people and waits until Twilio has all of it. Ctrl+C holds it; the same command goes on.") { name, contacts, key, fallback };
        columns.AddTo(command);
        limits.AddTo(command);
        Option[] rest = [urls, report, wait, dryRun, yes];
        foreach (var option in rest)
            command.Add(option);
        runtime.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            ListeningAddress.Check(parsed.GetValue(urls));
            var settings = runtime.Settings(parsed);
            DistributionSettings Adjust(DistributionSettings known) => limits.Apply(parsed, known, settings.GetValueOrDefault(nameof(WaTemplatesOptions.Rate)));
            Adjust(new DistributionSettings());
            var request = new DistributeRequest(parsed.GetValue(name)!, parsed.GetValue(contacts)!, parsed.GetValue(key)!, settings, columns.Settings(parsed, limits.RequiresConsent(parsed)), Adjust)
            {
                FallbackLanguage = parsed.GetValue(fallback),
                Urls = parsed.GetValue(urls),
                Report = parsed.GetValue(report),
                WaitsForDelivery = parsed.GetValue(wait),
                IsDryRun = parsed.GetValue(dryRun),
                IsConfirmed = parsed.GetValue(yes),
            };
            return DistributionCommand.ExplainAsync(() => new DistributionRun(request).RunAsync(cancellationToken));
        });
        return command;
    }
}
