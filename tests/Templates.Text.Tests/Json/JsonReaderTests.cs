using WaTemplates.Text.Json;

namespace WaTemplates.Text.Tests.Json;

public class JsonReaderTests
{
    [Fact]
    public void Document_IsRead()
    {
        var value = JsonReader.Parse("""  { "a": [1, -2.5e3, true, false, null, "x"], "b": { "c": "\u00fc\n\"\\\/\b\f\r\t" }, "a": 7 }  """);

        Assert.Equal(JsonKind.Object, value.Kind);
        Assert.Equal([JsonKind.Number, JsonKind.Number, JsonKind.Boolean, JsonKind.Boolean, JsonKind.Null, JsonKind.String], value["a"]!.Items.Select(item => item.Kind));
        Assert.Equal("ü\n\"\\/\b\f\r\t", value["b"]!["c"]!.AsString);
        Assert.Equal(1, value["a"]!.Items[0].AsInt32);
        Assert.Null(value["a"]!.Items[1].AsInt32);
        Assert.Null(value["x"]);
    }

    [Theory]
    [InlineData("", "line 1, column 1")]
    [InlineData("{", "line 1, column 2")]
    [InlineData("{\n  \"a\" 1\n}", "line 2, column 7")]
    [InlineData("[1,]", "line 1, column 4")]
    [InlineData("[1 2]", "line 1, column 4")]
    [InlineData("{\"a\":1,}", "line 1, column 8")]
    [InlineData("{a:1}", "line 1, column 2")]
    [InlineData("\"a", "line 1, column 3")]
    [InlineData("\"\\x\"", "line 1, column 3")]
    [InlineData("\"\\u12\"", "line 1, column 3")]
    [InlineData("\"a\nb\"", "line 1, column 3")]
    [InlineData("tru", "line 1, column 1")]
    [InlineData("+1", "line 1, column 1")]
    [InlineData(".5", "line 1, column 1")]
    [InlineData("NaN", "line 1, column 1")]
    [InlineData("1 2", "line 1, column 3")]
    [InlineData("01", "line 1, column 1")]
    [InlineData("1.", "line 1, column 1")]
    [InlineData("-", "line 1, column 1")]
    public void OtherText_IsRefusedAtItsPlace(string text, string place)
        => Assert.StartsWith(place, Assert.Throws<BrokenJsonException>(() => JsonReader.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Depth_IsLimited(int levels, bool isRead)
    {
        var text = new string('[', levels) + new string(']', levels);

        Assert.Equal(isRead, Record.Exception(() => JsonReader.Parse(text)) is null);
    }
}
