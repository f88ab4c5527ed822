using System.Text.Json;
using WaTemplates.Text.Json;

namespace WaTemplates.Text.Tests.Json;

public class JsonWriterTests
{
    [Fact]
    public void Document_IsIndentedWithRealLetters()
        => Assert.Equal(
            "{\n  \"a\": \"Grüße 😀\",\n  \"b\": [\n    1,\n    \"x\"\n  ],\n  \"c\": {\n    \"d\": true,\n    \"e\": null\n  }\n}\n",
            new JsonWriter().BeginObject().Member("a", "Grüße 😀").BeginArray("b").Value(1).Value("x").EndArray().BeginObject("c").Member("d", true).Member("e", (string?)null).EndObject().EndObject().ToFile());

    [Fact]
    public void OneLine_HasNoBlanks()
        => Assert.Equal("""{"a":1,"b":["x",{}]}""", new JsonWriter(indented: false).BeginObject().Member("a", 1).BeginArray("b").Value("x").BeginObject().EndObject().EndArray().EndObject().ToString());

    [Theory]
    [InlineData("\"\\\n\r\t\0\u001F\u007F\u2028\u2029/ü")]
    [InlineData("😀 and a\u0301")]
    [InlineData("")]
    public void Strings_AreReadBackByOthersAndOurselves(string text)
    {
        var json = new JsonWriter().Value(text).ToString();

        Assert.Equal(text, JsonReader.Parse(json).AsString);
        Assert.Equal(text, JsonSerializer.Deserialize<string>(json));
    }

    [Theory]
    [InlineData("\uD83D")]
    [InlineData("\uDE00x")]
    public void HalfPair_IsEscaped(string text)
    {
        var json = new JsonWriter().Value(text).ToString();

        Assert.DoesNotContain(json, char.IsSurrogate);
        Assert.Equal(text, JsonReader.Parse(json).AsString);
    }

    [Fact]
    public void CanonicalText_IgnoresMemberOrder()
        => Assert.Equal(JsonReader.Parse("""{"b":1,"a":{"d":"x","c":[2,1]}}""").ToCanonicalText(), JsonReader.Parse("""{ "a": { "c": [2, 1], "d": "x" }, "b": 1 }""").ToCanonicalText());
}
