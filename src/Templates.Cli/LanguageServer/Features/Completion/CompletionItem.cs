using WaTemplates.Cli.LanguageServer.Protocol;
using WaTemplates.Core.Source;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Features.Completion;

internal enum CompletionKind
{
    Variable = 6,
    Property = 10,
    Value = 12,
    EnumMember = 20,
}

/// <summary>One offer: what is shown, what it means, and what is written in place of what was typed.</summary>
internal sealed record CompletionItem(string Label, CompletionKind Kind, string NewText)
{
    public string Detail { get; init; } = "";

    public string Documentation { get; init; } = "";

    /// <summary>What the typed text is matched with, where it is not the label.</summary>
    public string? Filter { get; init; }

    /// <param name="source">The document.</param>
    /// <param name="typed">What the offer replaces.</param>
    /// <param name="order">Position among the offers.</param>
    public JsonValue ToJson(SourceText source, SourceSpan typed, int order) => JsonValue.Object(
        ("label", Json.Of(Label)),
        ("kind", Json.Of((int)Kind)),
        ("detail", Detail.Length == 0 ? null : Json.Of(Detail)),
        ("documentation", Documentation.Length == 0 ? null : Json.Of(Documentation)),
        ("sortText", Json.Of(order.ToString("D4", System.Globalization.CultureInfo.InvariantCulture))),
        ("filterText", Filter is null ? null : Json.Of(Filter)),
        ("textEdit", JsonValue.Object(("range", Arguments.RangeOf(source, typed)), ("newText", Json.Of(NewText)))));
}
