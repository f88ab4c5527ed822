using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Core;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Source;

namespace WaTemplates.Cli.LanguageServer.Features.Actions;

/// <summary>Mends in one document what is certain, as <c>check --fix</c> does.</summary>
internal static class FixAll
{
    /// <returns>The edit, over no more of the text than it changes; null where nothing can be mended.</returns>
    public static TextEdit? For(OpenDocument document, TemplateFile file)
    {
        var mended = TemplateFixer.Fix(file, document.Text);
        return mended.IsChanged ? Difference(document.Text, mended.Text) : null;
    }

    private static TextEdit Difference(string before, string after)
    {
        var start = before.AsSpan().CommonPrefixLength(after);
        var longest = Math.Min(before.Length, after.Length) - start;
        var same = 0;
        while (same < longest && before[^(same + 1)] == after[^(same + 1)])
            same++;
        // A range must not end between the halves of a character or of a line break.
        while (start > 0 && IsSplit(before, start))
            start--;
        while (same > 0 && (IsSplit(before, before.Length - same) || IsSplit(after, after.Length - same)))
            same--;
        return new TextEdit(SourceSpan.Between(start, before.Length - same), after[start..(after.Length - same)]);
    }

    private static bool IsSplit(string text, int at) => at < text.Length && (char.IsLowSurrogate(text[at]) || (text[at] == '\n' && text[at - 1] == '\r'));
}
