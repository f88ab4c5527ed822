using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Outputs;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Core.Tests.Outputs;

public class TemplateYamlWriterTests
{
    /// <summary>Whatever the texts, reading the file gives them back to the letter.</summary>
    [Fact]
    public void AnyText_IsReadBackExactly()
    {
        var piece = Gen.OneOf(
            Gen.Elements("Hello ", "${m://FirstName}", "ü", "😀", "مرحبا", "שלום", "日本", "\u202E", "\u200F", "#", " #", ": ", ":", "- ", "? ", "'", "\"", "\\", "%", "@", "&", "*", "|", ">", " *a", " &a", " !a", " |", " - ", " ? ", "{", "}", "[", "]", "!", "~", "`"),
            Gen.Elements("\n", "\n\n", " ", "  ", "\t", "\r", "\r\n", "\n ", " \n", "\n\t", "\0", "\u0001", "\u001B", "\u007F", "\u0085", "\u00A0", "\u2028", "\uFEFF", "\uFFFE", "---\n", "...", "null", "2026", "1e3", "yes"),
            ArbMap.Default.GeneratorFor<string>().Where(text => text is not null));
        var text = piece.ListOf().Select(pieces => WithoutHalfCharacters(string.Concat(pieces)));
        var texts = text.ListOf(8);
        Prop.ForAll(texts.ToArbitrary(), parts =>
        {
            var draft = DraftOf(parts);
            var yaml = TemplateYamlWriter.Write(draft);
            Assert.Equal(Describe(draft), Describe(Read(yaml)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Fact]
    public void OrdinaryTemplate_LooksAsAPersonWouldWriteIt()
    {
        var draft = new TemplateDraft("order_ready", TemplateKind.Notice, TemplateCategory.Utility, [new LanguageDraft("en", "Hello ${m://FirstName}!\n\nYour order is ready: come in.")
        {
            Footer = "Acme: Ltd",
            Buttons = [new ButtonDraft(ButtonKind.QuickReply, "Yes", Id: "1"), new ButtonDraft(ButtonKind.Phone, "Call us", "+4989123456")],
            Samples = [new("Last Visit", "2026-01-15")],
        }])
        { Samples = [new("FirstName", "Anna")] };
        Assert.Equal(
            """
            # yaml-language-server: $schema=https://raw.githubusercontent.com/watemplates/watemplates/main/schemas/template.schema.json
            name: order_ready
            kind: notice
            category: utility
            samples:
              FirstName: Anna
            languages:
              en:
                body: |
                  Hello ${m://FirstName}!

                  Your order is ready: come in.
                footer: "Acme: Ltd"
                buttons:
                  - quickReply: "Yes"
                    id: "1"
                  - phone: "+4989123456"
                    title: Call us
                samples:
                  Last Visit: "2026-01-15"

            """.ReplaceLineEndings("\n"),
            TemplateYamlWriter.Write(draft));
    }

    [Theory]
    [InlineData("Bye\n", "body: |+\n      Bye\n\n")]
    [InlineData(" Bye", "body: \" Bye\"\n")]
    [InlineData("a\r\nb", "body: \"a\\r\\nb\"\n")]
    [InlineData("a\tb", "body: \"a\\tb\"\n")]
    [InlineData("# a: b", "body: |\n      # a: b\n")]
    [InlineData("", "body: \"\"\n")]
    public void UnusualBody_TakesTheStyleThatKeepsIt(string body, string written)
        => Assert.EndsWith("    " + written, TemplateYamlWriter.Write(new TemplateDraft("a", TemplateKind.Notice, TemplateCategory.Utility, [new LanguageDraft("en", body)])), StringComparison.Ordinal);

    [Theory]
    [InlineData("Last Visit", "Last Visit")]
    [InlineData("Hello *x", "\"Hello *x\"")]
    [InlineData("a: b", "\"a: b\"")]
    [InlineData("no", "\"no\"")]
    public void UnusualSampleName_IsQuoted(string name, string written)
    {
        var draft = new TemplateDraft("a", TemplateKind.Notice, TemplateCategory.Utility, [new LanguageDraft("en", "Hello")]) { Samples = [new(name, "x")] };
        var yaml = TemplateYamlWriter.Write(draft);
        Assert.Contains($"\nsamples:\n  {written}: x\n", yaml, StringComparison.Ordinal);
        Assert.Equal(name, Assert.Single(Read(yaml).Samples).Key);
    }

    private static TemplateDraft DraftOf(IReadOnlyList<string> parts)
    {
        var target = Filled(parts[5]);
        var languages = new[]
        {
            new LanguageDraft("de", parts[0])
            {
                Header = Filled(parts[1]),
                Footer = Filled(parts[2]),
                Buttons = [new ButtonDraft(ButtonKind.QuickReply, Filled(parts[3]), Id: Filled(parts[4])), new ButtonDraft(ButtonKind.Url, Filled(parts[4]), target), new ButtonDraft(ButtonKind.Phone, "Call", target)],
                Replies = [new("yes", Filled(parts[6])), new("no", Filled(parts[0]))],
                Samples = [new("FirstName", parts[7])],
            },
            new LanguageDraft("en", parts[7]),
        };
        return new TemplateDraft(parts[1], TemplateKind.TwoWay, TemplateCategory.Marketing, languages) { Description = parts[2], MailingList = Filled(parts[3]), Samples = [new(parts[6].Length is 0 or > 100 ? "Key" : parts[6], parts[5])] };
    }

    // A blank text is refused where it makes no sense.
    private static string Filled(string text) => string.IsNullOrWhiteSpace(text) ? text + "x" : text;

    private static TemplateDraft Read(string yaml)
    {
        var source = new SourceText("a.wa.yaml", yaml);
        var bag = new DiagnosticBag(source);
        var template = TemplateParser.Parse(YamlReader.Read(source), bag);
        Assert.True(bag.Diagnostics.Count == 0, string.Join("\n", bag.Diagnostics.Select(d => d.Message)) + "\n" + yaml);
        var languages = template!.Languages.Select(language => new LanguageDraft(language.Code, language.Body!.Value)
        {
            Header = language.Header?.Value,
            Footer = language.Footer?.Value,
            Buttons = language.Buttons.Select(button => new ButtonDraft(button.Kind, button.Title!.Value, button.Url?.Value ?? button.Phone?.Value, button.Id?.Value)).ToArray(),
            Replies = language.Replies.Select(reply => new KeyValuePair<string, string>(reply.Key, reply.Value.Value)).ToArray(),
            Samples = language.OwnSamples.Select(sample => new KeyValuePair<string, string>(sample.Name, sample.Value)).ToArray(),
        });
        return new TemplateDraft(template.Name!.Value, template.Kind!.Value, template.Category!.Value, languages.ToArray())
        {
            Description = template.Description,
            MailingList = template.MailingList,
            Samples = template.Samples.Select(sample => new KeyValuePair<string, string>(sample.Name, sample.Value)).ToArray(),
        };
    }

    private static string Describe(TemplateDraft draft)
    {
        var text = new StringBuilder().AppendJoin('|', draft.Name, draft.Kind, draft.Category, draft.Description, draft.MailingList, string.Join(",", draft.Samples));
        foreach (var language in draft.Languages)
            text.AppendJoin('|', "", language.Code, language.Body, language.Header, language.Footer, string.Join(",", language.Buttons), string.Join(",", language.Replies), string.Join(",", language.Samples));
        return text.ToString();
    }

    private static string WithoutHalfCharacters(string text)
    {
        var whole = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }
}
