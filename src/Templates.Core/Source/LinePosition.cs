namespace WaTemplates.Core.Source;

/// <summary>One-based line and column; the column counts UTF-16 units.</summary>
internal readonly record struct LinePosition(int Line, int Column);

/// <summary>Where a finding stands, as printed: one-based, the end behind the last character.</summary>
internal readonly record struct LineSpan(LinePosition Start, LinePosition End);
