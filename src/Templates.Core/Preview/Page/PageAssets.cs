using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Core.Preview.Page;

/// <summary>The page's style and script, and the policy that lets it use them and nothing else.</summary>
internal static class PageAssets
{
    public static string Style { get; } = Read("preview.css");

    public static string Script { get; } = Read("preview.js");

    /// <summary>Nothing is loaded from anywhere, and no style or script runs that somebody put into a text.</summary>
    public static string Policy(bool withScript)
        => $"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{HashOf(Style)}'" + (withScript ? $"; script-src 'sha256-{HashOf(Script)}'" : "");

    private static string HashOf(string text)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(PageAssets).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return "\n" + reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
