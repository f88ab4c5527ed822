namespace WaTemplates.Cli.Tests;

/// <summary>Answers of Twilio's Content API as a source.</summary>
public class ImportTwilioTests
{
    private const string Content = """
        { "sid": "HX1", "friendly_name": "order_ready_en_0a1b2c3d", "language": "en", "variables": { "1": "Ms Sample", "2": "A-1" }, "url": null, "links": {},
          "types": { "twilio/text": { "body": "Hello {{ 1 }}, your order {{2}} is ready in our shop." } } }
        """;

    private static readonly string[] Told = ["--variable", "1=LastName", "--variable", "order_ready:2=m://OrderNo"];
    private readonly TemporaryFolder folder = new("twilio ñ");

    [Theory]
    [InlineData("a.json", "{0}")]
    [InlineData("a.json", "[ {0}, {0} ]")]
    [InlineData("a.json", """{ "contents": [ {0} ], "meta": { "page": 0, "next_page_url": null, "key": "contents" } }""")]
    [InlineData("a.jsonl", "{0}\n\n{0}\n")]
    [InlineData("a.json", "{0}\n{0}\n")]
    public void EveryShape_IsRead(string file, string shape)
    {
        using (folder)
        {
            folder.Write(file, shape.Replace("{0}", Content.ReplaceLineEndings(" "), StringComparison.Ordinal));
            var result = CommandLine.Run(folder, ["import", file, .. Told]);
            Assert.Equal((0, ""), (result.ExitCode, result.Output));
            Assert.EndsWith(
                "name: order_ready\nkind: notice\ncategory: utility\nsamples:\n  LastName: Ms Sample\n  OrderNo: A-1\nlanguages:\n  en:\n    body: |\n      Hello ${m://LastName}, your order ${m://OrderNo} is ready in our shop.\n",
                File.ReadAllText(folder["order_ready.wa.yaml"]));
        }
    }

    [Theory]
    [InlineData("""approval_requests": { "name": "visit", "category": "MARKETING", "status": "approved", "content_type": "twilio/text", "rejection_reason": "" }""", "marketing")]
    [InlineData("""approval_requests": { "whatsapp": { "name": "visit", "category": "MARKETING", "status": "pending" } }""", "marketing")]
    [InlineData("""whatsapp": { "type": "whatsapp", "name": "visit", "category": "utility", "status": "approved" }""", "utility")]
    public void Approval_GivesNameAndCategory_InEitherNesting(string approval, string category)
    {
        using (folder)
        {
            folder.Write("a.json", Content.Replace("\"url\": null", "\"" + approval, StringComparison.Ordinal));
            var result = CommandLine.Run(folder, ["import", "a.json", "--variable", "1=LastName", "--variable", "2=Order"]);
            Assert.Equal(0, result.ExitCode);
            Assert.DoesNotContain("Nothing tells the category", result.Error);
            Assert.Contains($"name: visit\nkind: notice\ncategory: {category}\n", File.ReadAllText(folder["visit.wa.yaml"]));
        }
    }

    [Fact]
    public void CardsAndButtons_KeepTheirParts()
    {
        using (folder)
        {
            folder.Write("a.json", """
                [ { "friendly_name": "Visit Feedback (EN)", "language": "en", "variables": { "1": "Main Street", "2": "abc%20d" },
                    "types": { "twilio/text": { "body": "fallback" }, "whatsapp/card": { "body": "You visited {{FirstName}} in {{1}} yesterday. How was it for you?", "header_text": "Your visit", "footer": "Reply 3 to stop", "media": null,
                      "actions": [ { "type": "QUICK_REPLY", "title": "Yes", "id": "fb_yes", "index": 0 }, { "type": "QUICK_REPLY", "title": "No", "id": "2" }, { "type": "QUICK_REPLY", "title": "Unsubscribe" },
                                   { "type": "URL", "title": "Look", "url": "https://example.com/v/{{2}}", "webview_size": "NONE" }, { "type": "PHONE_NUMBER", "title": "Call", "phone": "+4989123456" } ] } } },
                  { "friendly_name": "plain", "language": "en", "types": { "twilio/card": { "title": "Dear customer, we moved.", "body": null, "subtitle": "Acme", "media": [], "actions": null } } } ]
                """);
            var result = CommandLine.Run(folder, "import", "a.json", "--variable", "1=Shop", "--variable", "2=Visit");
            Assert.Contains("twilio/text: a template has one type, and whatsapp/card is what WhatsApp shows", result.Error);
            var card = File.ReadAllText(folder["visit_feedback.wa.yaml"]);
            Assert.Contains("kind: two-way\n", card);
            Assert.Contains("samples:\n  FirstName: Anna\n  Shop: Main Street\n  Visit: abc d\n", card);
            Assert.Contains("""
                    header: Your visit
                    body: |
                      You visited ${m://FirstName} in ${e://Field/Shop} yesterday. How was it for you?
                    footer: Reply 3 to stop
                    buttons:
                      - quickReply: "Yes"
                        id: fb_yes
                      - quickReply: "No"
                      - quickReply: Unsubscribe
                      - url: https://example.com/v/${e://Field/Visit}
                        title: Look
                      - phone: "+4989123456"
                        title: Call
                """.ReplaceLineEndings("\n"), card);
            Assert.EndsWith("    body: |\n      Dear customer, we moved.\n    footer: Acme\n", File.ReadAllText(folder["plain.wa.yaml"]));
        }
    }

    [Fact]
    public void WhatNoFileCanHold_IsSkipped_WithItsReason()
    {
        using (folder)
        {
            var contents = new (string Types, string Reason)[]
            {
                ("""{ "twilio/media": { "body": "x", "media": ["https://example.com/a.png"] } }""", "twilio/media is not supported"),
                ("""{ "twilio/list-picker": { "body": "x", "button": "y", "items": [] } }""", "twilio/list-picker is not supported"),
                ("""{ "twilio/text": { "body": "x" }, "twilio/catalog": { "body": "x" } }""", "twilio/catalog is not supported"),
                ("""{ "whatsapp/authentication": { "actions": [] } }""", "whatsapp/authentication is not supported"),
                ("""{ "whatsapp/card": { "body": "x", "media": ["https://example.com/a.png"] } }""", "its whatsapp/card has media"),
                ("""{ "twilio/card": { "title": "x", "body": "y" } }""", "both title and body"),
                ("""{ "twilio/call-to-action": { "body": "x", "actions": [ { "type": "COPY_CODE", "title": "y", "code": "z" } ] } }""", "a button of type COPY_CODE"),
                ("""{ "twilio/quick-reply": { "body": "x", "actions": [ { "title": "y", "id": "a{{1}}" } ] } }""", "the id of a quick reply has a variable"),
                ("""{ "twilio/text": { "body": " " } }""", "it has no body"),
                ("""{ "twilio/text": { "body": "half \ud83d of it" } }""", "half a character"),
                ("""{ "twilio/text": null }""", "it has no type"),
            };
            folder.Write("a.json", "[" + string.Join(",", contents.Select((c, i) => $$"""{ "sid": "HX{{i}}", "friendly_name": "c{{i}}", "language": "en", "types": {{c.Types}} }""")) + """, { "friendly_name": "tongue", "language": "tlh", "types": { "twilio/text": { "body": "x" } } } ]""");
            var result = CommandLine.Run(folder, "import", "a.json");
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains("nothing of 'a.json' can be imported:", result.Error);
            for (var i = 0; i < contents.Length; i++)
                Assert.Matches($"'c{i}' in 'a.json': .*{contents[i].Reason}", result.Error);
            Assert.Contains("'tongue' in 'a.json': its language 'tlh' is none of WhatsApp's", result.Error);
        }
    }

    [Fact]
    public void OfSeveralVersions_TheApprovedOneIsTaken()
    {
        using (folder)
        {
            folder.Write("a.json", "[" + string.Join(",", Version("old", "approved", "2025-01-01"), Version("newer", "approved", "2025-03-01"), Version("newest", "rejected", "2025-05-01"), Version("draft", "unsubmitted", "2025-06-01")) + "]");
            var result = CommandLine.Run(folder, "import", "a.json");
            Assert.Equal(0, result.ExitCode);
            Assert.Contains("Dear customer, this is newer now.", File.ReadAllText(folder["visit.wa.yaml"]));
            Assert.Equal(3, result.Error.Split("another version of visit/en is taken, 'newer' in 'a.json'").Length - 1);
        }

        static string Version(string word, string status, string date)
            => $$"""{ "friendly_name": "{{word}}", "language": "en", "date_updated": "{{date}}T00:00:00Z", "types": { "twilio/text": { "body": "Dear customer, this is {{word}} now." } }, "approval_requests": { "name": "visit", "status": "{{status}}", "category": "UTILITY" } }""";
    }
}
