namespace WaTemplates.Cli.Senders;

/// <summary>The runtime's address as Twilio is told it.</summary>
internal static class PublicAddress
{
    /// <summary>What is wrong with it, a clause, or null.</summary>
    public static string? ProblemOf(Uri address)
        => address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback ? "https is needed, except on loopback"
            : address.Query.Length > 0 || address.Fragment.Length > 0 ? "it must end with its path"
            : null;

    /// <exception cref="CannotRunException">It cannot be one.</exception>
    public static Uri Checked(Uri address)
        => ProblemOf(address) is { } problem ? throw new CannotRunException($"PublicUrl is '{ShownText.Address(address.OriginalString)}', and {problem}. Correct --public-url or WATEMPLATES_PUBLIC_URL.") : address;
}
