using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;

namespace WaTemplates.Runtime.Hosting;

/// <summary>
/// Reads settings from a configuration by hand, so that a wrong value is told with its name and what is expected. The
/// environment's <c>WATEMPLATES_PUBLIC_URL</c> goes before <c>WaTemplates:PublicUrl</c>.
/// </summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    public const string Section = "WaTemplates";
    private readonly List<string> problems = [];

    /// <summary>What is wrong so far, a sentence each.</summary>
    public IReadOnlyList<string> Problems => problems;

    public static IReadOnlyList<string> Apply(IConfiguration configuration, WaTemplatesOptions options)
    {
        var read = new SettingsReader(configuration);
        options.Templates = read.Text("Templates") ?? options.Templates;
        options.Sender = read.Text("Sender") ?? options.Sender;
        options.MessagingServiceSid = read.Text("MessagingServiceSid") ?? options.MessagingServiceSid;
        options.PublicUrl = read.Address("PublicUrl") ?? options.PublicUrl;
        options.Database = read.Text("Database") ?? options.Database;
        options.OptOutKey = read.Text("OptOutKey") ?? options.OptOutKey;
        options.Rate = read.Number("Rate") ?? options.Rate;
        options.AccountRate = read.Number("AccountRate") ?? options.AccountRate;
        options.DayCap = (int?)read.Number("DayCap") ?? options.DayCap;
        options.PollStatuses = read.Flag("PollStatuses") ?? options.PollStatuses;
        options.MinFreeSpaceMb = (int)(read.Number("MinFreeSpaceMb") ?? options.MinFreeSpaceMb);
        options.GuardRestore = read.Flag("GuardRestore") ?? options.GuardRestore;
        options.MaxInFlight = (int)(read.Number("MaxInFlight") ?? options.MaxInFlight);
        options.SettleTime = read.Time("SettleTime") ?? options.SettleTime;
        options.UnknownPolicy = read.Choice<UnknownPolicy>("UnknownPolicy") ?? options.UnknownPolicy;
        options.WhenChanged = read.Choice<WhenChanged>("WhenChanged") ?? options.WhenChanged;
        options.QuestionLife = read.Time("QuestionLife") ?? options.QuestionLife;
        options.ApprovalMaxAge = read.Time("ApprovalMaxAge") ?? options.ApprovalMaxAge;
        options.HandlerTimeout = read.Time("HandlerTimeout") ?? options.HandlerTimeout;
        options.Forward = read.Address("Forward") ?? options.Forward;
        options.UseForwardedHeaders = read.Flag("UseForwardedHeaders") ?? options.UseForwardedHeaders;
        options.Twilio.AccountSid = read.Twilio("AccountSid", "TWILIO_ACCOUNT_SID") ?? options.Twilio.AccountSid;
        options.Twilio.AuthToken = read.Twilio("AuthToken", "TWILIO_AUTH_TOKEN") ?? options.Twilio.AuthToken;
        options.Twilio.ApiKey = read.Twilio("ApiKey", "TWILIO_API_KEY") ?? options.Twilio.ApiKey;
        options.Twilio.ApiSecret = read.Twilio("ApiSecret", "TWILIO_API_SECRET") ?? options.Twilio.ApiSecret;
        options.Twilio.BaseUrl = read.ToAddress("WATEMPLATES_TWILIO_URL", read.Twilio("BaseUrl", "WATEMPLATES_TWILIO_URL")) ?? options.Twilio.BaseUrl;
        return read.Problems;
    }

    /// <summary>A time span: <c>00:10:00</c>, or a number with s, m, h or d.</summary>
    internal static TimeSpan? ParseTime(string text)
    {
        if (text.Length > 1 && double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            switch (text[^1])
            {
                case 's': return TimeSpan.FromSeconds(number);
                case 'm': return TimeSpan.FromMinutes(number);
                case 'h': return TimeSpan.FromHours(number);
                case 'd': return TimeSpan.FromDays(number);
            }
        }

        return text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) ? time : null;
    }

    /// <summary>The value of a setting, or null.</summary>
    public static string? Text(IConfiguration configuration, string name)
    {
        var value = configuration[EnvironmentName(name)] ?? configuration["WATEMPLATES_" + name.ToUpperInvariant()] ?? configuration[$"{Section}:{name}"];
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }

    private string? Text(string name) => Text(configuration, name);

    private string? Twilio(string name, string environment)
        => (configuration[environment] ?? configuration[$"{Section}:Twilio:{name}"]) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private Uri? Address(string name) => ToAddress(name, Text(name));

    private Uri? ToAddress(string name, string? text)
    {
        if (text is null)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.Host.Length > 0)
            return address;
        problems.Add($"{name} is '{text}', and an address such as https://hooks.example.com is expected.");
        return null;
    }

    private double? Number(string name) => Parsed<double>(name, text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null, "a number");

    private TimeSpan? Time(string name) => Parsed(name, ParseTime, "a time such as 10m or 00:10:00");

    private bool? Flag(string name) => Parsed<bool>(name, text => bool.TryParse(text, out var value) ? value : null, "true or false");

    private T? Choice<T>(string name)
        where T : struct, Enum
        => Parsed<T>(name, text => Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null, "one of " + string.Join(", ", Enum.GetNames<T>()));

    private T? Parsed<T>(string name, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (Text(name) is not { } text)
            return null;
        var value = parse(text);
        if (value is null)
            problems.Add($"{name} is '{text}', and {expected} is expected.");
        return value;
    }

    /// <summary><c>WATEMPLATES_PUBLIC_URL</c> for <c>PublicUrl</c>.</summary>
    public static string EnvironmentName(string name)
    {
        var upper = new StringBuilder("WATEMPLATES_");
        foreach (var c in name)
        {
            if (char.IsUpper(c) && upper[^1] != '_')
                upper.Append('_');
            upper.Append(char.ToUpperInvariant(c));
        }

        return upper.ToString();
    }
}
