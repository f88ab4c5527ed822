using WaTemplates.Core.Source;

namespace WaTemplates.Cli.LanguageServer.Features.Structure;

internal static class BlockEnd
{
    /// <summary>Where a value ends without the blank lines that follow it, which YAML counts as part of it.</summary>
    public static int Of(SourceText source, SourceSpan value)
    {
        var end = Math.Min(value.End, source.Text.Length);
        while (end > value.Start && char.IsWhiteSpace(source.Text[end - 1]))
            end--;
        return end;
    }
}
