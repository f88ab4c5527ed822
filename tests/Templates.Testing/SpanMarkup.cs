using System.Text;
using System.Text.RegularExpressions;
using WaTemplates.Core.Source;

namespace WaTemplates.Testing;

/// <summary>A finding that a marked-up text expects.</summary>
internal readonly record struct ExpectedFinding(string Id, SourceSpan Span);

/// <summary>
/// The usual testing library's markup: <c>{|WAT0101:text|}</c> names a finding, <c>[|text|]</c> the test's default one.
/// Spans may nest. <c>$$</c> is text here: YAML may contain it.
/// </summary>
internal static partial class SpanMarkup
{
    public static (string Text, IReadOnlyList<ExpectedFinding> Findings) Parse(string markup, string? defaultId = null)
    {
        var text = new StringBuilder();
        var findings = new List<ExpectedFinding>();
        var open = new Stack<(string Id, int Start, bool IsNamed)>();
        for (var i = 0; i < markup.Length; i++)
        {
            var named = Named().Match(markup, i);
            if (named.Success && named.Index == i)
            {
                open.Push((named.Groups["id"].Value, text.Length, true));
                i += named.Length - 1;
            }
            else if (defaultId is not null && At(markup, i, "[|"))
            {
                open.Push((defaultId, text.Length, false));
                i++;
            }
            else if (open.Count > 0 && At(markup, i, open.Peek().IsNamed ? "|}" : "|]"))
            {
                var start = open.Pop();
                findings.Add(new ExpectedFinding(start.Id, SourceSpan.Between(start.Start, text.Length)));
                i++;
            }
            else
            {
                text.Append(markup[i]);
            }
        }

        return open.Count == 0
            ? (text.ToString(), findings.OrderBy(f => f.Span.Start).ThenBy(f => f.Id, StringComparer.Ordinal).ToArray())
            : throw new FormatException($"'{open.Peek().Id}' is not closed in: {markup}");
    }

    private static bool At(string text, int index, string token) => string.CompareOrdinal(text, index, token, 0, token.Length) == 0;

    [GeneratedRegex(@"\{\|(?<id>WAT\d{4}):", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
