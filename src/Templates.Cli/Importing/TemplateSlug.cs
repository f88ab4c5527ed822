using System.Text;
using WaTemplates.Text.Folding;

namespace WaTemplates.Cli.Importing;

/// <summary>A template name made of a heading, file name or label.</summary>
internal static class TemplateSlug
{
    /// <summary>Small letters, digits and single underscores; empty where nothing of the text can be kept.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in FoldedText.Fold(text))
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
                slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '_')
                slug.Append('_');
        }

        return slug.ToString().TrimEnd('_');
    }
}
