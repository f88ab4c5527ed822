using System.Collections.Frozen;

namespace WaTemplates.Simulator.Phone;

/// <summary>The files of the page, embedded in the assembly.</summary>
internal static class PhoneAssets
{
    private static readonly FrozenDictionary<string, byte[]> Files = typeof(PhoneAssets).Assembly.GetManifestResourceNames().ToFrozenDictionary(name => name, Read, StringComparer.Ordinal);

    public static byte[]? Find(string name) => Files.GetValueOrDefault(name);

    public static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "text/javascript; charset=utf-8",
    };

    private static byte[] Read(string name)
    {
        using var stream = typeof(PhoneAssets).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
