using WaTemplates.Core.Settings;

namespace WaTemplates.Core.Tests.Settings;

public class GlobPatternTests
{
    [Theory]
    [InlineData("a.wa.yaml", "a.wa.yaml", true)]
    [InlineData("a.wa.yaml", "x/a.wa.yaml", false)]
    [InlineData("*.wa.yaml", "a.wa.yaml", true)]
    [InlineData("*.wa.yaml", "x/a.wa.yaml", false)]
    [InlineData("**/*.wa.yaml", "a.wa.yaml", true)]
    [InlineData("**/*.wa.yaml", "x/y/a.wa.yaml", true)]
    [InlineData("x/**", "x/y/a.wa.yaml", true)]
    [InlineData("x/**", "xy/a.wa.yaml", false)]
    [InlineData("x/", "x/a.wa.yaml", true)]
    [InlineData("./x/*", "x/a.wa.yaml", true)]
    [InlineData("/x/*", "x/a.wa.yaml", true)]
    [InlineData("x\\*", "x/a.wa.yaml", true)]
    [InlineData("a?.wa.yaml", "ab.wa.yaml", true)]
    [InlineData("a?.wa.yaml", "a.wa.yaml", false)]
    [InlineData("x?a.wa.yaml", "x/a.wa.yaml", false)]
    [InlineData("A.wa.yaml", "a.wa.yaml", false)]
    [InlineData("a+(b).yaml", "a+(b).yaml", true)]
    public void Pattern_MatchesPaths(string pattern, string path, bool expected) => Assert.Equal(expected, new GlobPattern(pattern).IsMatch(path));
}
