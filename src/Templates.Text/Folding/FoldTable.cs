namespace WaTemplates.Text.Folding;

/// <summary>
/// Folded forms of single characters, independent of ICU and of the host's culture: <c>String.Normalize</c> does
/// nothing under invariant globalization, and build and production must read a text alike.
/// </summary>
internal static partial class FoldTable
{
    private static readonly string?[]?[] Pages = new string?[256][];
    private static readonly Dictionary<int, string> Supplementary = new();

    static FoldTable()
    {
        for (var i = 0; i < Data.Length;)
        {
            var isPair = char.IsHighSurrogate(Data[i]);
            var codePoint = isPair ? char.ConvertToUtf32(Data[i], Data[i + 1]) : Data[i];
            i += isPair ? 2 : 1;
            var length = Data[i++] - '0';
            Set(codePoint, Data.Substring(i, length));
            i += length;
        }
    }

    /// <summary>The folded form, or null where the character folds to itself.</summary>
    public static string? Find(char character) => Pages[character >> 8]?[character & 0xFF];

    /// <summary>The folded form of a character outside the Basic Multilingual Plane, or null.</summary>
    public static string? FindSupplementary(int codePoint) => Supplementary.TryGetValue(codePoint, out var folded) ? folded : null;

    private static void Set(int codePoint, string folded)
    {
        if (codePoint > 0xFFFF)
        {
            Supplementary[codePoint] = folded;
            return;
        }

        (Pages[codePoint >> 8] ??= new string?[256])[codePoint & 0xFF] = folded;
    }
}
