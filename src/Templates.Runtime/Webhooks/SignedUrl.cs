namespace WaTemplates.Runtime.Webhooks;

/// <summary>
/// An address cut where a port may stand, by hand: <see cref="Uri"/> drops default ports, lowers hosts and writes paths
/// anew, and a signature is over what was written.
/// </summary>
/// <param name="Head">Scheme, user and host.</param>
/// <param name="Port">With its colon, or empty.</param>
/// <param name="Tail">Path and query.</param>
internal readonly ref struct SignedUrl(ReadOnlySpan<char> Head, ReadOnlySpan<char> Port, ReadOnlySpan<char> Tail)
{
    public ReadOnlySpan<char> Head { get; } = Head;

    public ReadOnlySpan<char> Port { get; } = Port;

    public ReadOnlySpan<char> Tail { get; } = Tail;

    /// <summary>The other port a sender may have signed with: none where one is given, the scheme's own where none is.</summary>
    public ReadOnlySpan<char> OtherPort => !Port.IsEmpty ? "" : Head.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80";

    public static SignedUrl Split(ReadOnlySpan<char> url)
    {
        var authority = url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        var tail = url[authority..].IndexOfAny('/', '?', '#') is >= 0 and var end ? authority + end : url.Length;
        var host = authority + url[authority..tail].LastIndexOf('@') + 1;
        // The colons of an IPv6 address are inside its brackets.
        var afterBracket = host + url[host..tail].LastIndexOf(']') + 1;
        var port = url[afterBracket..tail].IndexOf(':') is >= 0 and var colon ? afterBracket + colon : tail;
        return new SignedUrl(url[..port], url[port..tail], url[tail..]);
    }
}
