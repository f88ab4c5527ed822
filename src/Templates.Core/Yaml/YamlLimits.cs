namespace WaTemplates.Core.Yaml;

/// <summary>Bounds on a file, checked before anything is built from it (WAT0007).</summary>
internal static class YamlLimits
{
    /// <summary>Bytes, a byte order mark included.</summary>
    public const int MaxFileSize = 256 * 1024;

    /// <summary>Mappings and lists within each other.</summary>
    public const int MaxDepth = 16;

    /// <summary>Mappings, lists and scalars, keys included.</summary>
    public const int MaxNodes = 10_000;
}
