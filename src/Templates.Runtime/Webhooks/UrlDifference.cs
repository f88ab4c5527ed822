namespace WaTemplates.Runtime.Webhooks;

/// <summary>Names the parts in which two addresses differ.</summary>
internal static class UrlDifference
{
    /// <summary><c>path is '/b' in place of '/a'</c>, several joined by commas; <c>nothing differs</c> where they are equal.</summary>
    public static string Describe(string expected, string actual)
    {
        var left = Cut(expected);
        var right = Cut(actual);
        var differences = left.Zip(right).Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => $"{pair.First.Part} is '{pair.Second.Value}' in place of '{pair.First.Value}'").ToArray();
        return differences.Length == 0 ? "nothing differs" : string.Join(", ", differences);
    }

    private static (string Part, string Value)[] Cut(string url)
    {
        var parts = SignedUrl.Split(url);
        var head = parts.Head.ToString().Split("://", 2);
        var query = parts.Tail.IndexOf('?') is >= 0 and var mark ? mark : parts.Tail.Length;
        return [("scheme", head[0]), ("host", head[^1]), ("port", parts.Port.ToString()), ("path", parts.Tail[..query].ToString()), ("query", parts.Tail[query..].ToString())];
    }
}
