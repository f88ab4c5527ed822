using WaTemplates.Text.Spelling;

namespace WaTemplates.Text.Tests.Spelling;

public class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("body", "body", 0)]
    [InlineData("body", "boy", 1)]
    [InlineData("body", "boddy", 1)]
    [InlineData("body", "bodi", 1)]
    [InlineData("body", "bdoy", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("a", "abcde", int.MaxValue)]
    public void Distance_CountsEdits(string a, string b, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(a, b));
        Assert.Equal(expected, EditDistance.Between(b, a));
    }

    [Theory]
    [InlineData("catgory", "category")]
    [InlineData("KIND", "kind")]
    [InlineData("nmae", "name")]
    [InlineData("color", null)]
    [InlineData("", null)]
    [InlineData("ki", null)]
    public void Nearest_IsWithinAThird(string written, string? expected) => Assert.Equal(expected, EditDistance.Nearest(written, ["name", "kind", "category"]));
}
