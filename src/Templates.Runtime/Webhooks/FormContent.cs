namespace WaTemplates.Runtime.Webhooks;

/// <summary>Content types of forms.</summary>
internal static class FormContent
{
    public static bool IsUrlEncoded(string? contentType) => MediaType(contentType).Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    public static bool IsMultipart(string? contentType) => MediaType(contentType).Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> MediaType(string? contentType)
    {
        var text = contentType.AsSpan();
        return (text.IndexOf(';') is >= 0 and var parameters ? text[..parameters] : text).Trim();
    }
}
