using System.Collections.Frozen;
using System.Text;

namespace WaTemplates.Runtime.Operations;

/// <summary>The files of the page, embedded in the assembly.</summary>
internal static class OperatorAssets
{
    public const string LogIn = "login.html";

    private const string Prefix = "Page.";

    private static readonly FrozenDictionary<string, byte[]> Files = typeof(OperatorAssets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], Read, StringComparer.Ordinal);

    /// <summary>The page to log in, as it answers a wrong token.</summary>
    public static byte[] Refusal { get; } = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Files[LogIn]).Replace("role=\"alert\" hidden", "role=\"alert\"", StringComparison.Ordinal));

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
        using var stream = typeof(OperatorAssets).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
