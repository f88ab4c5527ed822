namespace WaTemplates.Core.Format;

/// <summary>What may stand behind a key. Parsers take their lists of keys and values from here, the schemas and the editor all the rest.</summary>
internal abstract class FormatValue;

/// <summary>One scalar, whatever YAML takes it for: <c>2026</c> and <c>true</c> are text as well.</summary>
internal sealed class TextValue : FormatValue
{
    public static readonly TextValue Any = new();

    public static readonly TextValue Filled = new() { IsFilled = true };

    /// <summary>Whether a blank one is refused.</summary>
    public bool IsFilled { get; init; }

    /// <summary>An ECMAScript expression that everything accepted matches; it may match more.</summary>
    public string? Pattern { get; init; }

    /// <summary>In UTF-16 units.</summary>
    public int? MaxLength { get; init; }
}

/// <summary>One of a closed list, in exact case.</summary>
internal sealed class ChoiceValue(params string[] names) : FormatValue
{
    public string[] Names { get; } = names;
}

/// <summary><c>true</c> or <c>false</c>, in quotes or not.</summary>
internal sealed class BooleanValue : FormatValue;

/// <summary>A mapping of known keys.</summary>
internal sealed class MappingValue(params FormatKey[] keys) : FormatValue
{
    public IReadOnlyList<FormatKey> Keys { get; } = keys;

    /// <summary>The keys' names, in order; made once, since every file is held to it.</summary>
    public string[] Names { get; } = Array.ConvertAll(keys, key => key.Name);
}

/// <summary>A mapping from names the author chooses, each to a value of the same kind.</summary>
internal sealed class EntriesValue(FormatValue value) : FormatValue
{
    public FormatValue Value { get; } = value;

    /// <summary>The names allowed, or null where any may stand.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Whether an empty mapping is refused.</summary>
    public bool NeedsEntry { get; init; }

    /// <summary>Whether an entry without a value is read as blank.</summary>
    public bool AllowsNull { get; init; }
}

internal sealed class ListValue(FormatValue item) : FormatValue
{
    public FormatValue Item { get; } = item;
}

/// <summary>One of several mappings, told apart by the first key of each.</summary>
internal sealed class AlternativesValue(params MappingValue[] alternatives) : FormatValue
{
    public IReadOnlyList<MappingValue> Alternatives { get; } = alternatives;
}
