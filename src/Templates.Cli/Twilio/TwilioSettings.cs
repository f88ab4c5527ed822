using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Cli.Twilio;

/// <summary>The account's settings, read as the runtime reads them.</summary>
internal static partial class TwilioSettings
{
    /// <exception cref="CannotRunException">A value cannot be read, or appsettings.json is no JSON.</exception>
    public static TwilioOptions Read()
    {
        var options = new WaTemplatesOptions();
        var problems = SettingsReader.Apply(Configuration(), options);
        return problems.Count == 0 ? options.Twilio : throw new CannotRunException(string.Join("\n  ", ["settings are wrong:", .. problems]));
    }

    /// <summary>appsettings.json of the current folder, then the environment.</summary>
    public static IConfiguration Configuration()
    {
        try
        {
            return new ConfigurationBuilder().SetBasePath(Environment.CurrentDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        }
        catch (InvalidDataException exception)
        {
            throw new CannotRunException($"appsettings.json cannot be read: {(exception.InnerException ?? exception).Message}");
        }
    }

    /// <summary>What a command needs and lacks, a sentence each.</summary>
    public static IReadOnlyList<string> Missing(TwilioOptions options)
    {
        var missing = new List<string>();
        if (options.AccountSid is not { Length: > 0 } account)
            missing.Add("TWILIO_ACCOUNT_SID is not set. It is on the first page of Twilio's console, AC and 32 digits.");
        else if (!AccountSid().IsMatch(account))
            missing.Add("TWILIO_ACCOUNT_SID is not AC and 32 hexadecimal digits.");
        if (options.ApiKey is { Length: > 0 } != options.ApiSecret is { Length: > 0 })
            missing.Add("TWILIO_API_KEY and TWILIO_API_SECRET belong together; one of them is not set.");
        else if (options.ApiKey is not { Length: > 0 } && options.SigningTokens.Count == 0)
            missing.Add("Neither TWILIO_AUTH_TOKEN nor TWILIO_API_KEY with TWILIO_API_SECRET is set. An API key is to be preferred: it can be revoked by itself.");
        return missing;
    }

    [GeneratedRegex("^AC[0-9a-fA-F]{32}$")]
    private static partial Regex AccountSid();
}
