using WaTemplates.Runtime.Catalog;
using WaTemplates.Runtime.Sending;

namespace WaTemplates.Runtime.Tests.Sending;

/// <summary>The form that lists are filled with gives what single messages are filled with.</summary>
public sealed class ContentFormTests
{
    public static TheoryData<string> Values =>
    [
        "Jörg", "\"quoted\" \\ and / and 'single'", "<b>&amp;</b> + `", "😀 an emoji, 👩‍👩‍👧 a family", "\u0001\u001f\u007f\u0085\u2028\u2029\uFEFF control",
        "half \uD83D a pair", "\uDE00 the other half", new string('a', 1600), new string('\u0001', 1000), "عربي 中文 हिन्दी",
    ];

    [Theory]
    [MemberData(nameof(Values))]
    public void FillsAsSingleMessagesAre(string value)
    {
        // Not in the order of their numbers, with a gap, and more than nine.
        SubmittedContent content = Content([new(11, "${c}", "c", "body", null), new(2, "${b}", "b", "body", null), new(1, "${a}", "a", "body", null)]);
        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = value, ["b"] = "x", ["c"] = value };
        Assert.Equal(ContentVariables.ToJson(ContentVariables.Fill(content, values)), new ContentForm(content).ToJson(values));
    }

    [Fact]
    public void FillsAContentWithoutVariables()
        => Assert.Equal("{}", new ContentForm(Content([])).ToJson(new Dictionary<string, string>(StringComparer.Ordinal)));

    [Fact]
    public void FillsRandomText()
    {
        var content = Content([new(1, "${a}", "a", "body", null), new(2, "${b}", "b", "body", null)]);
        var form = new ContentForm(content);
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = Text(random), ["b"] = Text(random) };
            Assert.Equal(ContentVariables.ToJson(ContentVariables.Fill(content, values)), form.ToJson(values));
        }
    }

    private static string Text(Random random)
    {
        var units = new char[random.Next(1, 60)];
        for (var i = 0; i < units.Length; i++)
        {
            units[i] = (char)random.Next(33, random.Next(2) == 0 ? 0x100 : 0x10000);
        }

        return new string(units) + "x";
    }

    private static SubmittedContent Content(TemplateVariable[] variables)
        => new("HX00000000000000000000000000000001", "f", variables, [new ContentPart("body", "Text {{1}} {{2}}", 100_000)], IsCurrent: true);
}
