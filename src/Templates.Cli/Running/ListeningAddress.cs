using Microsoft.AspNetCore.Http;

namespace WaTemplates.Cli.Running;

/// <summary>Where a command listens, as an option says it.</summary>
internal static class ListeningAddress
{
    private const int HighestPort = 65_535;

    /// <summary>Refuses what no server could listen at, before anything is begun.</summary>
    /// <param name="urls">One, or several separated by semicolons; null for not listening.</param>
    /// <exception cref="CannotRunException">One is no address to listen at.</exception>
    public static void Check(string? urls)
    {
        if (urls is null)
            return;
        if (urls.Split(';').FirstOrDefault(url => !IsUsable(url)) is { } unusable)
            throw new CannotRunException($"'{unusable}' is no address to listen at. Write one such as http://127.0.0.1:5000; https belongs to the proxy in front.");
    }

    private static bool IsUsable(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            var isLocalhost = address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase);
            return address.Scheme.Equals("http", StringComparison.OrdinalIgnoreCase) && address.PathBase.Length == 0
                && (address.IsUnixPipe || address.IsNamedPipe || (address.Port <= HighestPort && address.Port >= (isLocalhost ? 1 : 0)));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
