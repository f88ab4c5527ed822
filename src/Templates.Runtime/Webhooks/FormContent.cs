namespace WaTemplates.Runtime.Webhooks;

/// <summary>Content types of webhooks.</summary>
internal static class FormContent
{
    public static bool IsUrlEncoded(string? contentType) => MediaType(contentType).Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    public static bool IsMultipart(string? contentType) => MediaType(contentType).Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase);

    /// <summary>JSON, or CloudEvents as JSON, one or a batch.</summary>
    public static bool IsJson(string? contentType)
        => MediaType(contentType) is var type && (type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Equals("application/cloudevents+json", StringComparison.OrdinalIgnoreCase) || type.Equals("application/cloudevents-batch+json", StringComparison.OrdinalIgnoreCase));

    private static ReadOnlySpan<char> MediaType(string? contentType)
    {
        var text = contentType.AsSpan();
        return (text.IndexOf(';') is >= 0 and var parameters ? text[..parameters] : text).Trim();
    }
}
