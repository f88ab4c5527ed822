using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Senders;

namespace WaTemplates.Cli.SetUp;

/// <summary>Goes through the set-up: what settings say, what Twilio says, what the templates say, and what only people know.</summary>
internal static class Doctor
{
    public static async Task<IReadOnlyList<SetUpCheck>> ExamineAsync(DoctorSettings settings, Workspace workspace, CancellationToken cancellationToken)
    {
        var (number, problem) = NumberOf(settings);
        var look = settings.CanAsk ? await TwilioLook.AskAsync(settings, number, cancellationToken).ConfigureAwait(false) : null;
        var account = settings.Options.Twilio.AccountSid is { Length: > 0 } sid ? sid : null;
        SetUpCheck[] checks =
        [
            .. AccountChecks.Of(settings, look),
            .. SenderChecks.Of(settings, number, problem, look),
            .. CallbackChecks.Of(settings, look),
            .. QualtricsChecks.Of(settings, number ?? look?.Sender?.Number),
            .. TemplateChecks.Of(workspace, account),
            .. PersonChecks.All,
        ];
        // A check that turned out to be somebody's task stands with the other tasks.
        return [.. checks.Where(check => check.State != CheckState.Person), .. checks.Where(check => check.State == CheckState.Person)];
    }

    private static (string? Number, string? Problem) NumberOf(DoctorSettings settings)
    {
        try
        {
            return (settings.Options.Sender is { } written ? SenderDirectory.NumberOf(written) : null, null);
        }
        catch (CannotRunException exception)
        {
            return (null, exception.Message);
        }
    }
}
