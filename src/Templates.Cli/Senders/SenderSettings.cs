using Microsoft.Extensions.Configuration;
using WaTemplates.Cli.Twilio;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Cli.Senders;

/// <summary>What the commands about senders go by: appsettings.json, the environment, then the command line.</summary>
/// <param name="Options">The runtime's settings.</param>
/// <param name="DataCenter">Where the Qualtrics account lives.</param>
internal sealed record SenderSettings(WaTemplatesOptions Options, string DataCenter)
{
    public const string DataCenterEnvironment = "WATEMPLATES_QUALTRICS_DATA_CENTER";
    public const string DataCenterKey = "WaTemplates:Qualtrics:DataCenter";

    /// <summary><c>whatsapp:+14155238886</c>, or null.</summary>
    /// <exception cref="CannotRunException">It is no number.</exception>
    public string? Number => Options.Sender is { } written ? SenderDirectory.NumberOf(written) : null;

    /// <param name="given">Settings of the command line by name; null ones count for nothing.</param>
    /// <exception cref="CannotRunException">A setting is missing or wrong.</exception>
    public static SenderSettings Read(params (string Name, string? Value)[] given)
    {
        var configuration = new ConfigurationBuilder().AddConfiguration(TwilioSettings.Configuration())
            .AddInMemoryCollection(given.Where(setting => setting.Value is not null).Select(setting => KeyValuePair.Create(SettingsReader.EnvironmentName(setting.Name), setting.Value))).Build();
        var options = new WaTemplatesOptions();
        var problems = SettingsReader.Apply(configuration, options).Concat(TwilioSettings.Missing(options.Twilio)).ToArray();
        return problems.Length == 0
            ? new SenderSettings(options, DataCenterOf(configuration))
            : throw new CannotRunException(string.Join("\n  ", ["settings are missing or wrong:", .. problems]));
    }

    public static string DataCenterOf(IConfiguration configuration)
        => (configuration[DataCenterEnvironment] ?? configuration[DataCenterKey]) is { } written && !string.IsNullOrWhiteSpace(written) ? written.Trim() : WebhookTarget.DefaultDataCenter;
}
