using System.Globalization;
using System.Text;

namespace WaTemplates.Core.Preview.Page;

/// <summary>Text as HTML shows it: real letters stay, what would be markup is escaped, control characters show as unreadable.</summary>
internal static class Html
{
    public static StringBuilder Text(this StringBuilder page, string text) => page.Text(text, 0, text.Length);

    public static StringBuilder Text(this StringBuilder page, string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            switch (text[i])
            {
                case '&': page.Append("&amp;"); break;
                case '<': page.Append("&lt;"); break;
                case '>': page.Append("&gt;"); break;
                case '"': page.Append("&quot;"); break;
                case '\n' or '\t': page.Append(text[i]); break;
                case var c when char.IsControl(c): page.Append('\uFFFD'); break;
                default: page.Append(text[i]); break;
            }
        }

        return page;
    }

    /// <summary>A number with its thousands apart.</summary>
    public static StringBuilder Number(this StringBuilder page, int number) => page.Append(number.ToString("N0", CultureInfo.InvariantCulture));

    public static string Count(int count, string noun) => $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
