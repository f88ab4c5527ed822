using System.Globalization;
using System.Text;
using WaTemplates.Text.Folding;

namespace WaTemplates.Text.Tests.Folding;

public class FoldedTextTests
{
    [Theory]
    [InlineData("Umfrage", "umfrage")]
    [InlineData("ENQUÊTE", "enquete")]
    [InlineData("enque\u0302te", "enquete")]
    [InlineData("Um\u00ADfra\u200Bge\uFEFF", "umfrage")]
    [InlineData("\u202EUmfrage\u202C", "umfrage")]
    [InlineData("Ｕｍｆｒａｇｅ", "umfrage")]
    [InlineData("𝐔𝐦𝐟𝐫𝐚𝐠𝐞", "umfrage")]
    [InlineData("ﬁn", "fin")]
    [InlineData("ΆΣΑΣ", "ασασ")]
    [InlineData("Straße", "straße")]
    [InlineData("Ærø", "ærø")]
    [InlineData("İ", "i")]
    [InlineData("ı", "ı")]
    [InlineData("ОПРОС", "опрос")]
    [InlineData("ｱﾝｹｰﾄ", "アンケート")]
    [InlineData("😀", "😀")]
    public void Text_IsMadeComparable(string text, string folded) => Assert.Equal(folded, FoldedText.Fold(text));

    [Theory]
    [InlineData("й", "и")]
    [InlineData("が", "か")]
    [InlineData("सर्वे", "सरवे")]
    [InlineData("سُ", "س")]
    public void Marks_OfOtherScriptsAreLetters(string marked, string bare) => Assert.NotEqual(FoldedText.Fold(bare), FoldedText.Fold(marked), StringComparer.Ordinal);

    [Theory]
    [InlineData("й", "и\u0306")]
    [InlineData("が", "か\u3099")]
    [InlineData("설문", "\u1109\u1165\u11AF\u1106\u116E\u11AB")]
    [InlineData("é", "e\u0301")]
    public void ComposedAndDecomposed_AreEqual(string composed, string decomposed) => Assert.Equal(FoldedText.Fold(composed), FoldedText.Fold(decomposed));

    [Fact]
    public void FoldedCharacters_KnowWhereTheyCameFrom()
    {
        var folded = FoldedText.Of("aﬁ\u00AD𝐔e\u0301x");

        Assert.Equal("afiuex", folded.Value);
        Assert.Equal([0, 1, 1, 3, 5, 7], Enumerable.Range(0, 6).Select(folded.SourceStart));
        Assert.Equal([1, 2, 2, 5, 6, 8], Enumerable.Range(0, 6).Select(folded.SourceEnd));
    }

    /// <summary>The table was made from ICU; where this process has none, there is nothing to compare with.</summary>
    [Fact]
    public void Table_EqualsDecomposedLowerCase()
    {
        Assert.SkipUnless("ﬁ".Normalize(NormalizationForm.FormKD) == "fi", "This process has no ICU.");
        var entries = Enumerable.Range(0x41, 0xFFFF - 0x41).Where(c => !char.IsSurrogate((char)c) && FoldTable.Find((char)c) is not null)
            .Concat(Enumerable.Range(0x10000, 0x20000).Where(c => FoldTable.FindSupplementary(c) is not null)).ToArray();

        Assert.InRange(entries.Length, 5_000, 20_000);
        Assert.Empty(entries.Select(char.ConvertFromUtf32).Where(text => FoldedText.Fold(text) != Expected(text)).Select(text => $"{char.ConvertToUtf32(text, 0):X4}: {FoldedText.Fold(text)}, not {Expected(text)}"));
    }

    private static string Expected(string text)
    {
        var decomposed = text.Normalize(NormalizationForm.FormKD).ToLowerInvariant().Normalize(NormalizationForm.FormKD).Replace('ς', 'σ');
        var result = new StringBuilder();
        var isStripped = false;
        foreach (var rune in decomposed.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark && isStripped)
                continue;
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark)
                isStripped = IsLatinOrGreek(rune.Value);
            result.Append(rune.ToString());
        }

        return result.ToString();
    }

    private static bool IsLatinOrGreek(int c) => c is < 0x250 or (>= 0x370 and < 0x400) or (>= 0x1E00 and < 0x2000) or (>= 0x2C60 and < 0x2C80) or (>= 0xA720 and < 0xA800);
}
