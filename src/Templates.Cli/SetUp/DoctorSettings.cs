using WaTemplates.Cli.Senders;
using WaTemplates.Cli.Twilio;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Cli.SetUp;

/// <summary>All settings a check goes by. What is missing or wrong is a finding here, not an error.</summary>
/// <param name="Options">The runtime's settings.</param>
/// <param name="Problems">What could not be read, a sentence each.</param>
/// <param name="Form">What was typed into forms.</param>
/// <param name="DataCenter">Where the Qualtrics account lives.</param>
internal sealed record DoctorSettings(WaTemplatesOptions Options, IReadOnlyList<string> Problems, QualtricsForm Form, string DataCenter)
{
    /// <summary>Whether Twilio can be asked at all.</summary>
    public bool CanAsk => TwilioSettings.Missing(Options.Twilio).Count == 0;

    /// <summary><c>--to</c> of the command that sets what is wanted.</summary>
    public string TargetWord => Options.PublicUrl is null ? WebhookTarget.QualtricsWord : WebhookTarget.RuntimeWord;

    /// <summary>Where the callbacks are to lead: to the runtime where it has an address, else to Qualtrics.</summary>
    /// <exception cref="CannotRunException">The address or data centre cannot be used.</exception>
    public WebhookTarget Target => Options.PublicUrl is { } address ? WebhookTarget.Runtime(PublicAddress.Checked(address)) : WebhookTarget.Qualtrics(DataCenter);

    /// <exception cref="CannotRunException">appsettings.json is no JSON.</exception>
    public static DoctorSettings Read()
    {
        var configuration = TwilioSettings.Configuration();
        var options = new WaTemplatesOptions();
        var problems = SettingsReader.Apply(configuration, options);
        return new DoctorSettings(options, problems, QualtricsForm.Read(configuration), SenderSettings.DataCenterOf(configuration));
    }
}
