using WaTemplates.Text.Languages;

namespace WaTemplates.Cli.Importing;

/// <summary>Language codes at the end of names.</summary>
internal static class TrailingLanguage
{
    private static readonly string[] LongestFirst = [.. WhatsAppLanguages.All.OrderByDescending(code => code.Length)];

    /// <summary>Takes a code off the end: <c>portal-feedback_pt_BR</c> is <c>portal-feedback</c> in <c>pt_BR</c>. Case does not matter, nor whether '-' or '_' joins a region.</summary>
    public static (string Name, string? Language) Split(string name)
    {
        var comparable = name.Replace('-', '_');
        foreach (var code in LongestFirst)
        {
            var end = name.Length - code.Length - 1;
            if (end > 0 && name[end] is '.' or '_' or '-' or ' ' or '(' or '[' && comparable.EndsWith(code, StringComparison.OrdinalIgnoreCase))
                return (name[..end], code);
        }

        return (name, null);
    }

    /// <summary>The code that was written in another case or with '-', or null.</summary>
    public static string? Known(string written)
    {
        var comparable = written.Replace('-', '_');
        return WhatsAppLanguages.All.FirstOrDefault(code => code.Equals(comparable, StringComparison.OrdinalIgnoreCase));
    }
}
