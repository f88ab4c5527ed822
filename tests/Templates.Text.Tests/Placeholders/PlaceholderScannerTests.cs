using WaTemplates.Text.Placeholders;

namespace WaTemplates.Text.Tests.Placeholders;

public class PlaceholderScannerTests
{
    [Theory]
    [InlineData("${m://FirstName}", "FirstName")]
    [InlineData("${m://Shoe Size}", "Shoe Size")]
    [InlineData("${l://SurveyURL}", "SurveyURL")]
    [InlineData("${l://OptOutURL}", "OptOutURL")]
    [InlineData("${e://Field/Order}", "Order")]
    [InlineData("${e://Field/Order%20No%2E}", "Order No.")]
    [InlineData("${date://CurrentDate/m%2Fd%2FY}", "CurrentDate")]
    [InlineData("${date://OtherDate/d.m.Y}", "OtherDate")]
    public void KnownForm_IsValidAndNamed(string raw, string name)
    {
        var placeholder = Assert.Single(PlaceholderScanner.Scan($"Hello {raw}!"));

        Assert.Equal((PlaceholderKind.Valid, 6, raw, name), (placeholder.Kind, placeholder.Start, placeholder.Raw, placeholder.Name));
    }

    [Theory]
    [InlineData("${m://firstname}", (int)PlaceholderKind.Unknown, "${m://FirstName}")]
    [InlineData("${M://FirstName}", (int)PlaceholderKind.Unknown, "${m://FirstName}")]
    [InlineData("${l://SurveyUrl}", (int)PlaceholderKind.Unknown, "${l://SurveyURL}")]
    [InlineData("${l://OptOutUR}", (int)PlaceholderKind.Unknown, "${l://OptOutURL}")]
    [InlineData("${l://Something}", (int)PlaceholderKind.Unknown, null)]
    [InlineData("${e://field/Order}", (int)PlaceholderKind.Unknown, "${e://Field/Order}")]
    [InlineData("${e://Order}", (int)PlaceholderKind.Unknown, "${e://Field/Order}")]
    [InlineData("${date://currentdate/d}", (int)PlaceholderKind.Unknown, "${date://CurrentDate/d}")]
    [InlineData("${x://FirstName}", (int)PlaceholderKind.Unknown, null)]
    [InlineData("${l://SurveyLink}", (int)PlaceholderKind.Unavailable, "${l://SurveyURL}")]
    [InlineData("${l://OptOutLink?d=Stop}", (int)PlaceholderKind.Unavailable, "${l://OptOutURL}")]
    [InlineData("${q://QID1/QuestionText}", (int)PlaceholderKind.Unavailable, null)]
    [InlineData("${rand://int/1:9}", (int)PlaceholderKind.Unavailable, null)]
    [InlineData("{{1}}", (int)PlaceholderKind.Twilio, null)]
    [InlineData("{{ name }}", (int)PlaceholderKind.Twilio, null)]
    [InlineData("${m:/FirstName}", (int)PlaceholderKind.Malformed, "${m://FirstName}")]
    [InlineData("${m//FirstName}", (int)PlaceholderKind.Malformed, "${m://FirstName}")]
    [InlineData("{m://FirstName}", (int)PlaceholderKind.Malformed, "${m://FirstName}")]
    [InlineData("$ {m://FirstName}", (int)PlaceholderKind.Malformed, "${m://FirstName}")]
    [InlineData("${ m://FirstName }", (int)PlaceholderKind.Malformed, "${m://FirstName}")]
    [InlineData("${l:/surveyurl}", (int)PlaceholderKind.Malformed, "${l://SurveyURL}")]
    [InlineData("${m://First\nName}", (int)PlaceholderKind.Malformed, "${m://First}")]
    [InlineData("${}", (int)PlaceholderKind.Malformed, null)]
    [InlineData("${m://}", (int)PlaceholderKind.Malformed, null)]
    [InlineData("${m://${m://FirstName}}", (int)PlaceholderKind.Malformed, "${m://FirstName}")]
    public void OtherForm_IsToldApartAndSuggestsWhatWasMeant(string raw, int kind, string? suggestion)
    {
        var placeholder = Assert.Single(PlaceholderScanner.Scan($"Hello {raw} there"));

        Assert.Equal(((PlaceholderKind)kind, 6, raw, suggestion), (placeholder.Kind, placeholder.Start, placeholder.Raw, placeholder.Suggestion));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("$")]
    [InlineData("}}")]
    [InlineData("a {b} c")]
    [InlineData("$5 {off}")]
    [InlineData("{1} and {note: this}")]
    [InlineData("{\n}")]
    public void Braces_AreText(string text) => Assert.Empty(PlaceholderScanner.Scan(text));

    [Fact]
    public void Neighbours_AreFoundInReadingOrder()
        => Assert.Equal(["${m://FirstName}", "{{1}", "${m://LastName}"], PlaceholderScanner.Scan("${m://FirstName}{{1}${m://LastName}}").Select(p => p.Raw), StringComparer.Ordinal);

    [Fact]
    public void ValidOne_FollowsUnclosedOne()
        => Assert.Equal([PlaceholderKind.Malformed, PlaceholderKind.Valid], PlaceholderScanner.Scan("${m://FirstName and ${m://LastName}").Select(p => p.Kind));

    /// <summary>Whatever is written: places lie within the text, in order, without overlap.</summary>
    [Fact]
    public void Places_AreOrderedAndWithinAnyText()
    {
        var random = new Random(1);
        const string Alphabet = "${}:/mle Field\nSurveyURL1";
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            var end = 0;
            foreach (var placeholder in PlaceholderScanner.Scan(text))
            {
                Assert.True(placeholder.Start >= end && placeholder.Raw.Length > 0, text);
                Assert.Equal(placeholder.Raw, text.Substring(placeholder.Start, placeholder.Raw.Length));
                end = placeholder.End;
            }
        }
    }
}
