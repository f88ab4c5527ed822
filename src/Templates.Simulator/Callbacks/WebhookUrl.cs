using System.Globalization;

namespace WaTemplates.Simulator.Callbacks;

/// <summary>A webhook's address, and the options behind its <c>#</c>, which are neither sent nor signed.</summary>
internal sealed record WebhookUrl
{
    private const int LongestTry = 15_000;

    /// <summary>The address as configured, character by character, without the fragment.</summary>
    public required string Address { get; init; }

    public TimeSpan ConnectTimeout { get; private init; } = TimeSpan.FromSeconds(5);

    public TimeSpan ReadTimeout { get; private init; } = TimeSpan.FromMilliseconds(LongestTry);

    /// <summary>For all tries together.</summary>
    public TimeSpan TotalTimeout { get; private init; } = TimeSpan.FromMilliseconds(LongestTry);

    /// <summary>Number of further tries.</summary>
    public int Retries { get; private init; } = 1;

    /// <summary>What leads to a further try: <c>4xx</c>, <c>5xx</c>, <c>ct</c>, <c>rt</c>, <c>all</c>.</summary>
    public IReadOnlyList<string> RetryOn { get; private init; } = ["ct"];

    /// <summary>Whether Twilio would take it: http or https, no underscore in the host.</summary>
    public static bool IsUsable(string url)
        => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && !uri.Host.Contains('_', StringComparison.Ordinal);

    public static WebhookUrl Parse(string configured)
    {
        var hash = configured.IndexOf('#', StringComparison.Ordinal);
        if (hash < 0)
            return new WebhookUrl { Address = WithPath(configured) };
        var url = new WebhookUrl { Address = WithPath(configured[..hash]) };
        foreach (var option in configured[(hash + 1)..].Split('&'))
        {
            var equals = option.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
                url = url.With(option[..equals], option[(equals + 1)..]);
        }

        return url;
    }

    // Without a path a slash is requested, and what is requested is signed.
    private static string WithPath(string address)
    {
        var host = address.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = address.AsSpan(host).IndexOfAny('/', '?');
        if (end >= 0 && address[host + end] == '/')
            return address;
        return end < 0 ? address + "/" : address.Insert(host + end, "/");
    }

    private WebhookUrl With(string name, string value) => name switch
    {
        "ct" => this with { ConnectTimeout = Milliseconds(value, 10_000, ConnectTimeout) },
        "rt" => this with { ReadTimeout = Milliseconds(value, LongestTry, ReadTimeout) },
        "tt" => this with { TotalTimeout = Milliseconds(value, LongestTry, TotalTimeout) },
        "rc" => int.TryParse(value, CultureInfo.InvariantCulture, out var count) && count is >= 0 and <= 5 ? this with { Retries = count } : this,
        "rp" => this with { RetryOn = value.Split(',') },
        _ => this,
    };

    private static TimeSpan Milliseconds(string value, int most, TimeSpan otherwise)
        => int.TryParse(value, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds >= 100 && milliseconds <= most ? TimeSpan.FromMilliseconds(milliseconds) : otherwise;
}
