using WaTemplates.Cli.LanguageServer.Documents;
using WaTemplates.Cli.LanguageServer.Features.Completion;
using WaTemplates.Cli.LanguageServer.Features.Context;
using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Format;
using WaTemplates.Core.Source;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Features.Hovers;

/// <summary>What is known about the place under the pointer.</summary>
internal static class Hover
{
    public static JsonValue At(OpenDocument document, int offset)
    {
        if (document.Kind == DocumentKind.Other)
            return Json.Null;
        var parts = new List<string>();
        SourceSpan? at = null;
        foreach (var rule in document.Findings.Where(finding => finding.Span.Contains(offset)).Select(finding => finding.Rule).Distinct())
            parts.Add(RuleHelp.Of(rule));
        if (document.Template is { } template && PlaceholderHelp.At(template, offset) is { } placeholder)
        {
            parts.Insert(0, placeholder.Help);
            at = placeholder.Span;
        }
        else if (OfWord(document, offset) is { } word)
        {
            parts.Add(word.Help);
            at = word.Span;
        }

        if (parts.Count == 0)
            return Json.Null;
        return JsonValue.Object(
            ("contents", JsonValue.Object(("kind", Json.Of("markdown")), ("value", Json.Of(string.Join("\n\n---\n\n", parts))))),
            ("range", at is { } span ? Arguments.RangeOf(document.Source, span) : null));
    }

    private static (SourceSpan Span, string Help)? OfWord(OpenDocument document, int offset)
    {
        var context = CursorContext.At(document, offset);
        if (context.Place == CursorPlace.Key && context.Line.Key is { } key && context.Line.KeySpan.Contains(offset) && OfKey(document, context, key) is { Length: > 0 } help)
            return (context.Line.KeySpan, help);
        return context.Place != CursorPlace.Text && RuleAt(document.Source, offset) is { } found ? (found.Span, RuleHelp.Of(found.Rule)) : null;
    }

    private static string? OfKey(OpenDocument document, CursorContext context, string key)
    {
        if (context.Format is EntriesValue { Names: not null })
            return RuleCatalog.Find(key) is { } rule ? RuleHelp.Of(rule) : LanguageNames.Of(key);
        if (CursorContext.KeysOf(context.Format).FirstOrDefault(known => known.Name == key) is not { } known)
            return null;
        var body = key == "body" ? document.Template?.Languages.FirstOrDefault(language => language.Body?.KeySpan == context.Line.KeySpan) : null;
        return body is null ? known.Description : $"{known.Description}\n\n{BodyHelp.Of(body)}";
    }

    /// <summary>The rule whose id stands at an offset, in a suppression or in the settings.</summary>
    private static (SourceSpan Span, RuleDescriptor Rule)? RuleAt(SourceText source, int offset)
    {
        var start = offset;
        while (start > 0 && char.IsLetterOrDigit(source.Text[start - 1]))
            start--;
        var end = offset;
        while (end < source.Text.Length && char.IsLetterOrDigit(source.Text[end]))
            end++;
        return RuleCatalog.Find(source.Text[start..end]) is { } rule ? (SourceSpan.Between(start, end), rule) : null;
    }
}
