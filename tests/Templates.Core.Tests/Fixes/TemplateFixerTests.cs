using WaTemplates.Core.Fixes;

namespace WaTemplates.Core.Tests.Fixes;

/// <summary>What <c>check --fix</c> makes of a file.</summary>
public class TemplateFixerTests
{
    private const string Samples = "samples:\n  FirstName: Anna\n  SurveyURL: https://feedback.example.com/s/sample\n  OptOutURL: https://feedback.example.com/o/sample\n";

    [Theory]
    [InlineData("namme: parcel_news", "name: parcel_news")]
    [InlineData("'Name': parcel_news # ours", "name: parcel_news # ours")]
    public void Key_NearAKnownOne_IsSpeltRight(string written, string right)
        => AssertFixed($"{written}\nkind: notice\ncategory: utility\nlanguages:\n  en:\n    body: Your parcel has arrived.\n", written, right);

    [Theory]
    [InlineData("Utility", "utility")]
    [InlineData("\"markting\"", "marketing")]
    public void Category_NearAKnownOne_IsSpeltRight(string written, string right)
        => AssertFixed($"name: parcel_news\nkind: notice\ncategory: {written} # as agreed\nlanguages:\n  en:\n    body: Your parcel has arrived.\n", written, right);

    [Theory]
    [InlineData("de-DE", "de")]
    [InlineData("en-us", "en_US")]
    [InlineData("'pt_br'", "pt_BR")]
    public void LanguageCode_WithOneMeaning_IsSpeltRight(string written, string right) => AssertFixed(Notice("Your parcel has arrived.", written), written, right);

    [Fact]
    public void LanguageCode_WithTwoMeanings_IsLeftToItsAuthor()
    {
        var file = Fix(Notice("Your parcel has arrived.", "pt"));

        Assert.False(file.IsChanged);
        Assert.Equal(["Replace 'pt' with 'pt_BR'", "Replace 'pt' with 'pt_PT'"], file.Diagnostics.Single().Fixes.Select(fix => fix.Title));
    }

    [Theory]
    [InlineData("${l://SurveyUrl}", "${l://SurveyURL}")]
    [InlineData("${m:/FirstName}", "${m://FirstName}")]
    [InlineData("$ {l://OptOutURL}", "${l://OptOutURL}")]
    [InlineData("${l://SurveyLink?d=Here}", "${l://SurveyURL}")]
    [InlineData("{{FirstName}}", "${m://FirstName}")]
    [InlineData("{{ SurveyURL }}", "${l://SurveyURL}")]
    public void Placeholder_ThatWasMeant_IsWrittenRight(string written, string right)
        => AssertFixed(Notice($"Your parcel has arrived, {written} and thank you for your order at our shop.", "en", UsedSample(right)), written, right);

    [Fact]
    public void TwilioNumbers_AreThoseOfTheOtherLanguages()
    {
        var file = Fix($$$"""
            name: parcel_news
            kind: notice
            category: utility
            samples: { FirstName: Anna, ParcelNumber: A-17 }
            languages:
              en:
                body: "Hello ${m://FirstName}, your parcel ${e://Field/ParcelNumber} waits for you at our shop."
              de:
                body: "Guten Tag {{1}}, Ihr \"Paket\" {{ 2 }} liegt in unserem Geschäft für Sie bereit."

            """);

        Assert.Empty(file.Diagnostics);
        Assert.Contains("body: \"Guten Tag ${m://FirstName}, Ihr \\\"Paket\\\" ${e://Field/ParcelNumber} liegt", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void TwilioNumbers_OnWhichLanguagesDiffer_AreLeftToTheirAuthor()
        => Assert.False(Fix("""
            name: parcel_news
            kind: notice
            category: utility
            samples: { FirstName: Anna, ParcelNumber: A-17 }
            languages:
              en:
                body: "Hello ${m://FirstName}, your parcel ${e://Field/ParcelNumber} waits for you at our shop."
              fr:
                body: "Le colis ${e://Field/ParcelNumber} est arrivé, chère ${m://FirstName}, et vous attend chez nous."
              de:
                body: "Guten Tag {{1}}, Ihr Paket {{2}} liegt in unserem Geschäft für Sie bereit."

            """).IsChanged);

    [Theory]
    [InlineData("", "samples:\n  FirstName: Anna\n  Number: Sample\n")]
    [InlineData("# Samples of a made-up person\nsamples:\n  FirstName: Eva # short\n", "# Samples of a made-up person\nsamples:\n  FirstName: Eva # short\n  Number: Sample\n")]
    [InlineData("samples: { FirstName: Eva }\n", "samples: { FirstName: Eva, Number: Sample }\n")]
    [InlineData("samples: {}\n", "samples: { FirstName: Anna, Number: Sample }\n")]
    [InlineData("samples:\n", "samples:\n  FirstName: Anna\n  Number: Sample\n")]
    [InlineData("samples:\n  FirstName: Eva\n  Number: |\n    A-17\n", null)]
    [InlineData("samples:\n    firstname: Eva\n    Number: A-17\n", "samples:\n    FirstName: Eva\n    Number: A-17\n")]
    [InlineData("samples:\n  FirstName: >\n    Eva\n", "samples:\n  Number: Sample\n  FirstName: >\n    Eva\n")]
    public void Samples_ThatAreMissing_AreAdded(string written, string? right)
    {
        var head = "name: parcel_news\nkind: notice\ncategory: utility\n";
        var tail = "# Texts\nlanguages:\n  en:\n    body: Hello ${m://FirstName}, your parcel ${e://Field/Number} waits for you at our shop.\n";
        var file = Fix(head + written + tail);

        Assert.Equal(head + (right ?? written) + tail, file.Text);
        Assert.Empty(file.Diagnostics);
    }

    [Fact]
    public void Samples_OfALinkInAButton_BeginWithItsAddress()
    {
        var file = Fix("""
            name: parcel_news
            kind: invitation
            category: utility
            samples:
              OptOutURL: https://feedback.example.com/o/sample
            languages:
              en:
                body: Please share your experience. If you no longer want such messages, open ${l://OptOutURL} at any time.
                buttons:
                  - url: https://acme.example.com/s/${l://SurveyURL}
                    title: Give feedback

            """);

        Assert.Empty(file.Diagnostics);
        Assert.Contains("\n  SurveyURL: https://acme.example.com/s/sample\n", file.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "Please answer our survey about the parcel.", "Please answer our feedback about the parcel.")]
    [InlineData("en", "SURVEY: how was it", "FEEDBACK: how was it")]
    [InlineData("de", "Bitte nehmen Sie an der Kundenumfrage teil.", "Bitte nehmen Sie an der Feedback teil.")]
    public void BannedWord_BecomesTheLanguagesNoun(string language, string written, string right) => AssertFixed(Notice(written, language), written, right);

    [Fact]
    public void BannedWord_OffersTheRecommendedWording()
    {
        var finding = Assert.Single(TestFile.Analyze(Notice("Please answer our survey.", "en")));

        Assert.Equal(["Replace 'survey' with 'feedback'", "Replace 'survey' with 'share your experience'", "Replace 'survey' with 'give feedback'"], finding.Fixes.Select(fix => fix.Title));
        Assert.Equal([true, false, false], finding.Fixes.Select(fix => fix.IsAutomatic));
    }

    [Theory]
    [InlineData("May we ask you?\n\nBest regards", "May we ask you?\n\n1 – Yes\n2 – No\n3 – Unsubscribe\n\nBest regards")]
    [InlineData("May we ask you?\n\n1) Yes please\n2) No thanks", "May we ask you?\n\n1) Yes please\n2) No thanks\n3) Unsubscribe")]
    [InlineData("May we ask you?\n\nEnter 1 for yes.\n\nEnter 3 to unsubscribe.", "May we ask you?\n\nEnter 1 for yes.\n\n2 – No\n\nEnter 3 to unsubscribe.")]
    [InlineData("May we ask you?\n2: no\n3: unsubscribe", "May we ask you?\n1: Yes\n2: no\n3: unsubscribe")]
    [InlineData("May we ask you?\n2 – no\n1 – yes\n\n3 – unsubscribe", "May we ask you?\n1 – yes\n2 – no\n\n3 – unsubscribe")]
    public void OptionLines_ThatAreMissingOrMixedUp_AreWritten(string written, string right)
    {
        var file = Fix(TwoWay(written));

        Assert.Equal(TwoWay(right), file.Text);
        Assert.Empty(file.Diagnostics);
    }

    [Theory]
    [InlineData("May we ask you? 1 yes, 2 no")]
    [InlineData("May we ask you?\n1 – yes\n1 – no\n3 – unsubscribe")]
    [InlineData("May we ask you?\n1 – yes\n2 – no\n4 – unsubscribe")]
    public void OptionLines_ThatAreNotCertain_AreLeftToTheirAuthor(string written) => Assert.False(Fix(TwoWay(written)).IsChanged);

    [Fact]
    public void WhiteSpace_BecomesOneSpace() => AssertFixed(Notice("Your\tparcel      has arrived.", "en"), "Your\tparcel      has", "Your parcel has");

    [Fact]
    public void Fixes_ThatShowFurtherFindings_GoOnUntilNothingIsLeft()
    {
        var file = Fix("name: parcel_news\nkind: Invitation\ncategory: utility\nlanguages:\n  de-DE:\n    body: |\n      Guten Tag, teilen Sie Ihre Erfahrungen unter ${l://SurveyUrl} mit uns. Möchten Sie solche Nachrichten nicht mehr erhalten, öffnen Sie ${l://OptOutUrl} jederzeit.\n");

        Assert.Empty(file.Diagnostics);
        Assert.Contains("languages:\n  de:\n", file.Text, StringComparison.Ordinal);
        Assert.Equal(5, file.Applied.Count);
    }

    [Fact]
    public void Fix_ThatWouldMakeMattersWorse_IsNotApplied()
    {
        var text = Notice("Your parcel has arrived.", "en") + "  EN:\n    body: Your parcel has come.\n";

        Assert.Equal(text, Fix(text).Text);
    }

    [Fact]
    public void SuppressedFindings_AreNotMended()
        => Assert.False(Fix(Notice("Please answer our survey.", "en").Replace("    body", "    # watemplates-disable-next-line WAT0101 -- the law calls it so\n    body", StringComparison.Ordinal)).IsChanged);

    [Fact]
    public void CommentAboveAKey_StaysWithIt()
    {
        var file = Fix("name: parcel_news\nkind: notice\ncategory: utility\n# watemplates-disable-next-line WAT0101 -- the law calls it so\nlanguages:\n  en:\n    body: Your survey for ${m://FirstName} has arrived and waits for you.\n");

        Assert.Empty(file.Diagnostics);
        Assert.Contains("samples:\n  FirstName: Anna\n# watemplates-disable", file.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void CrLfFiles_StayCrLf()
    {
        var file = Fix(TwoWay("Dear ${m://FirstName}, may we ask you about your visit to our shop today?").Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Empty(file.Diagnostics);
        Assert.DoesNotContain("\n", file.Text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static void AssertFixed(string text, string written, string right)
    {
        var file = Fix(text);

        Assert.Equal(text.Replace(written, right, StringComparison.Ordinal), file.Text);
        Assert.Empty(file.Diagnostics.Select(diagnostic => diagnostic.Id + " " + diagnostic.Message));
    }

    private static FixedFile Fix(string text) => TemplateFixer.Fix(TestFile.Default, text);

    private static string Notice(string body, string language, string samples = "")
        => $"# What it is for\nname: parcel_news\nkind: notice\ncategory: utility\n{samples}languages:\n  {language}: # first\n    body: |\n      {body}\n";

    private static string TwoWay(string body)
        => $"name: parcel_news\nkind: two-way\ncategory: utility\nlanguages:\n  en:\n    body: |\n      {body.Replace("\n", "\n      ", StringComparison.Ordinal).Replace("      \n", "\n", StringComparison.Ordinal)}\n";

    private static string UsedSample(string placeholder) => "samples:\n" + Samples.Split('\n').Single(line => line.Trim().StartsWith(placeholder.Split('/')[^1].TrimEnd('}') + ":", StringComparison.Ordinal)) + "\n";
}
