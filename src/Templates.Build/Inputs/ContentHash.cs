using System.Security.Cryptography;
using System.Text;

namespace WaTemplates.Build.Inputs;

internal static class ContentHash
{
    public static string Of(byte[] content)
    {
        using var sha = SHA256.Create();
        return Convert.ToBase64String(sha.ComputeHash(content));
    }

    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));
}
