using WaTemplates.Core.Source;

namespace WaTemplates.Core.Model;

/// <summary>A value with the place it was written at.</summary>
internal sealed record Spanned<T>(T Value, SourceSpan Span);
