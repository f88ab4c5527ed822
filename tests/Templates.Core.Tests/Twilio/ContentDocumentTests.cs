using System.Text.Json;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests.Twilio;

public class ContentDocumentTests
{
    private const string Buttons = """
            buttons:
              - url: https://example.com/o/${e://Field/Order}
                title: Track it
              - phone: "+4989123456"
                title: Call us
        """;

    [Theory]
    [InlineData("", "twilio/text")]
    [InlineData("    buttons: [{ quickReply: Fine }, { quickReply: Not so, id: no }]\n", "twilio/quick-reply")]
    [InlineData("    buttons: [{ url: https://example.com/o, title: Open }]\n", "twilio/call-to-action")]
    [InlineData("    buttons: [{ phone: '+4989123456', title: Call }]\n", "twilio/call-to-action")]
    [InlineData("    buttons: [{ phone: '+4989123456', title: Call }, { quickReply: Fine }]\n", "whatsapp/card")]
    [InlineData("    footer: Acme\n", "whatsapp/card")]
    [InlineData("    header: Acme\n", "whatsapp/card")]
    public void Type_FollowsTheParts(string parts, string type)
        => Assert.Equal(type, Assert.Single(Content(Template(parts: parts)).GetProperty("types").EnumerateObject()).Name);

    [Fact]
    public void Numbers_FollowHeaderBodyFooterButtons()
    {
        var content = Content(Template("Order ${e://Field/Order} of ${m://FirstName} is here for you, dear customer of our shop in town.", "    header: Hi ${m://FirstName}\n" + Buttons));
        var card = content.GetProperty("types").GetProperty("whatsapp/card");
        Assert.Equal("Hi {{1}}", card.GetProperty("header_text").GetString());
        Assert.StartsWith("Order {{2}} of {{3}} is", card.GetProperty("body").GetString(), StringComparison.Ordinal);
        Assert.Equal("https://example.com/o/{{4}}", card.GetProperty("actions")[0].GetProperty("url").GetString());
        Assert.Equal("""{"1":"Jürgen","2":"47 11","3":"Jürgen","4":"47%2011"}""", JsonSerializer.Serialize(content.GetProperty("variables"), Relaxed));
    }

    [Fact]
    public void LinkInButton_KeepsOnlyWhatFollowsTheAddress()
    {
        const string Yaml = "name: a\nkind: notice\ncategory: utility\nsamples: { SurveyURL: https://x.example/s/abc }\nlanguages:\n  en:\n    body: Your order is ready for you.\n    buttons:\n      - url: https://x.example/s/${l://SurveyURL}\n        title: Open\n";
        Assert.Equal("abc", Content(Yaml).GetProperty("variables").GetProperty("1").GetString());
        Assert.Contains("\"prefix\": \"https://x.example/s/\"", Output(Yaml, "manifest.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_IsOfLanguageTypesAndCategoryOnly()
    {
        var yaml = Template();
        var fingerprint = Fingerprint(yaml);
        Assert.Matches("^[0-9a-f]{64}$", fingerprint);
        Assert.Equal(fingerprint, Fingerprint("# a comment\n" + yaml));
        Assert.Equal(fingerprint, Fingerprint(yaml.Replace("Jürgen", "Anna", StringComparison.Ordinal)));
        Assert.Equal(fingerprint, Fingerprint(yaml.Replace("order_ready", "other_name", StringComparison.Ordinal)));
        Assert.NotEqual(fingerprint, Fingerprint(yaml.Replace("utility", "marketing", StringComparison.Ordinal)));
        Assert.NotEqual(fingerprint, Fingerprint(yaml.Replace("  en:", "  en_GB:", StringComparison.Ordinal), "en_GB"));
        Assert.NotEqual(fingerprint, Fingerprint(yaml.Replace("ready", "there", StringComparison.Ordinal)));
        Assert.Equal($"order_ready_en_{fingerprint[..8]}", Content(yaml).GetProperty("friendly_name").GetString());
    }

    [Fact]
    public void Files_AreReadableDiffs()
    {
        var content = Output(Template(), "twilio/order_ready.en.content.json");
        Assert.StartsWith("{\n  \"friendly_name\": ", content, StringComparison.Ordinal);
        Assert.EndsWith("}\n", content, StringComparison.Ordinal);
        Assert.Contains("\"Jürgen\"", content, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', content);
        Assert.Equal("{\n  \"name\": \"order_ready\",\n  \"category\": \"UTILITY\"\n}\n", Output(Template(), "twilio/order_ready.en.approval.json"));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("    footer: Acme\n", false)]
    public void QualtricsForm_IsOnlyOfBodies(string parts, bool exists)
        => Assert.Equal(exists, TemplateVerifier.Compile(Template(parts: parts)).Outputs.Any(output => output.Path == "qualtrics/order_ready.en.txt"));

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Template(string body = "Hello ${m://FirstName}, your order ${e://Field/Order} is ready for you in our shop.", string parts = "")
        => $"name: order_ready\nkind: notice\ncategory: utility\nsamples: {{ FirstName: Jürgen, Order: \"47 11\" }}\nlanguages:\n  en:\n    body: {body}\n{parts}";

    private static string Fingerprint(string yaml, string language = "en")
    {
        using var manifest = JsonDocument.Parse(Output(yaml, "manifest.json"));
        var template = Assert.Single(manifest.RootElement.GetProperty("templates").EnumerateArray());
        Assert.Equal(language, template.GetProperty("language").GetString());
        return template.GetProperty("fingerprint").GetString()!;
    }

    private static JsonElement Content(string yaml)
    {
        var compilation = TemplateVerifier.Compile(yaml);
        using var json = JsonDocument.Parse(compilation.Outputs.Single(output => output.Path.EndsWith(".content.json", StringComparison.Ordinal)).Content);
        return json.RootElement.Clone();
    }

    private static string Output(string yaml, string path) => TemplateVerifier.Compile(yaml).Outputs.Single(output => output.Path == path).Content;
}
