using WaTemplates.Text.Placeholders;

namespace WaTemplates.Text.Tests.Placeholders;

public class ValueRulesTests
{
    [Theory]
    [InlineData("Anna", null)]
    [InlineData("A    b", null)]
    [InlineData("A     b", "spaces")]
    [InlineData("", "blank")]
    [InlineData(" \t", "blank")]
    [InlineData("A\nb", "line break")]
    [InlineData("A\rb", "line break")]
    [InlineData("A\tb", "tab")]
    public void Value_IsJudged(string value, string? problem)
    {
        if (problem is null)
            Assert.Null(ValueRules.Problem(value));
        else
            Assert.Contains(problem, ValueRules.Problem(value), StringComparison.Ordinal);
    }

    [Fact]
    public void Length_IsLimited()
    {
        Assert.Null(ValueRules.Problem(new string('a', 1600)));
        Assert.Contains("1601", ValueRules.Problem(new string('a', 1601)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com", true)]
    [InlineData("HTTPS://example.com/a?b=c#d", true)]
    [InlineData("http://example.com", false)]
    [InlineData("https://", false)]
    [InlineData("https:/example.com", false)]
    [InlineData("//example.com", false)]
    [InlineData("https://example.com/a b", false)]
    [InlineData(" https://example.com", false)]
    [InlineData("javascript:alert(1)", false)]
    public void Address_IsAbsoluteHttps(string value, bool expected) => Assert.Equal(expected, ValueRules.IsAbsoluteHttps(value));

    /// <summary>Plain links are accepted without asking <see cref="Uri"/>, which must agree.</summary>
    [Fact]
    public void Address_IsJudgedAsUriDoes()
    {
        string[] parts = ["https://", "a", "Z", "9", ".", "-", "_", "/", "//", "?", "=", "&", "~", ":", ":80", "@", "%", " ", "xn--", "com", "ü", "#", new('b', 62), "[", "\\"];
        var random = new Random(1);
        for (var i = 0; i < 20_000; i++)
        {
            var value = (random.Next(8) == 0 ? "" : "https://") + string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => parts[random.Next(parts.Length)]));
            var expected = Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme == "https" && uri.Host.Length > 0 && value.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && !value.Any(char.IsWhiteSpace);
            Assert.True(expected == ValueRules.IsAbsoluteHttps(value), value);
        }
    }
}
