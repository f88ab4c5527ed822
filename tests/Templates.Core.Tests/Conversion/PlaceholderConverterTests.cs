using FsCheck;
using FsCheck.Fluent;
using WaTemplates.Core.Conversion;

namespace WaTemplates.Core.Tests.Conversion;

public class PlaceholderConverterTests
{
    /// <summary>Whatever the text, converting back with the map restores it to the letter.</summary>
    [Fact]
    public void AnyText_IsRestoredExactly()
    {
        var piece = Gen.OneOf(
            Gen.Elements("${m://FirstName}", "${l://SurveyURL}", "${l://OptOutURL}", "${e://Field/Last%20Visit}", "${date://CurrentDate/m%2Fd%2FY}"),
            Gen.Elements("{{1}}", "{{ 2 }}", "{{", "}}", "{", "}", "$", "1", "{{1", "2}}", "${", "${m://", "${q://QID1}", "\n", "\r\n", "\t", "ü", "😀"),
            ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));
        var text = piece.ListOf().Select(pieces => string.Concat(pieces));
        Prop.ForAll(text.ToArbitrary(), source =>
        {
            var (twilio, map) = PlaceholderConverter.ToTwilio(source);
            return PlaceholderConverter.ToQualtrics(twilio, map, out _) == source
                && PlaceholderConverter.ToQualtrics(twilio, PlaceholderMap.Parse(map.ToJson()), out _) == source;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));
    }

    [Fact]
    public void EveryOccurrence_GetsItsOwnNumber()
        => Assert.Equal("{{1}} and {{2}} and {{3}}", PlaceholderConverter.ToTwilio("${m://FirstName} and ${l://SurveyURL} and ${m://FirstName}").Text);

    [Fact]
    public void RespacedNumbers_AreRestored()
        => Assert.Equal("Hi ${m://FirstName}", PlaceholderConverter.ToQualtrics("Hi {{ 1 }}", PlaceholderConverter.ToTwilio("Hi ${m://FirstName}").Map, out _));

    [Fact]
    public void UnmappedNumber_StaysAndIsTold()
    {
        var restored = PlaceholderConverter.ToQualtrics("{{1}} {{7}}", new PlaceholderMap([new MappedPlaceholder(1, "${m://X}", "X")], []), out var unmapped);
        Assert.Equal("${m://X} {{7}}", restored);
        Assert.Equal([7], unmapped);
    }
}
