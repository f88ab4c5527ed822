using System.CommandLine;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Cli.Distributing;

/// <summary>Options for the limits and times of a list sending.</summary>
/// <param name="canClear">Whether <c>none</c> takes a limit away.</param>
internal sealed class SettingsArguments(bool canClear)
{
    private const string None = "none";
    private readonly Option<string?> canary = new("--canary") { Description = "How many messages go first, before the rest follows on good reports: N, P% or off. Default: 50, or 1% of a longer list, at most 500.", HelpName = "N|P%|off" };
    private readonly Option<string?> notBefore = new("--not-before") { Description = "Nothing leaves earlier.", HelpName = "TIME" };
    private readonly Option<string?> notAfter = new("--not-after") { Description = "What has not left by then does not leave any more.", HelpName = "TIME" };
    private readonly Option<string?> quietHours = new("--quiet-hours") { Description = "When nobody is written to, by the contact's own time zone or that of --time-zone.", HelpName = "20:00-08:00" };
    private readonly Option<string?> timeZone = new("--time-zone") { Description = "Where times without an offset are, and contacts without a time zone.", HelpName = "ZONE" };
    private readonly Option<string?> spread = new("--spread") { Description = "Spreads the list evenly over this time: 3d.", HelpName = "TIME" };
    private readonly Option<int?> minDays = new("--min-days") { Description = "Passes over whoever had a template message less than so many days ago.", HelpName = "N" };
    private readonly Option<bool> requireConsent = new("--require-consent") { Description = "Refuses contacts without a time of consent in the column ConsentAt." };

    public void AddTo(Command command)
    {
        minDays.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() < 0)
                result.AddError("--min-days is less than 0. Write a number of days, or 0 for no such limit.");
        });
        Option[] all = [canary, notBefore, notAfter, quietHours, timeZone, spread, minDays, requireConsent];
        foreach (var option in all)
            command.Add(option);
    }

    /// <summary>Whether consent is asked for.</summary>
    public bool RequiresConsent(ParseResult parsed) => parsed.GetValue(requireConsent);

    /// <summary>Settings with what was given in place of what they had.</summary>
    /// <exception cref="CannotRunException">Something cannot be read.</exception>
    public DistributionSettings Apply(ParseResult parsed, DistributionSettings settings, string? rate)
    {
        var zone = parsed.GetValue(timeZone) is { } name ? SettingsText.Zone(name) : null;
        settings = settings with
        {
            Rate = Given(rate, settings.Rate, text => SettingsText.Rate(text)),
            Canary = parsed.GetValue(canary) is { } first ? SettingsText.Canary(first) : settings.Canary,
            NotBefore = Given(parsed.GetValue(notBefore), settings.NotBefore, text => SettingsText.Moment("--not-before", text, zone)),
            NotAfter = Given(parsed.GetValue(notAfter), settings.NotAfter, text => SettingsText.Moment("--not-after", text, zone)),
            SpreadOver = Given(parsed.GetValue(spread), settings.SpreadOver, text => SettingsText.Time("--spread", text)),
            QuietHours = parsed.GetValue(quietHours) is not { } quiet ? settings.QuietHours : canClear && quiet == None ? null : SettingsText.QuietHours(quiet, zone),
            MinDaysBetween = parsed.GetValue(minDays) ?? settings.MinDaysBetween,
            RequireConsent = parsed.GetValue(requireConsent) || settings.RequireConsent,
        };
        return settings.NotAfter <= settings.NotBefore
            ? throw new CannotRunException("--not-after is not later than --not-before, so that nothing could leave. Write a later one.")
            : settings;
    }

    private T? Given<T>(string? text, T? known, Func<string, T> read)
        where T : struct
        => text is null ? known : canClear && text == None ? null : read(text);
}
