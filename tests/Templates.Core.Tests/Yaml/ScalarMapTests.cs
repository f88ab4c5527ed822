using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;

namespace WaTemplates.Core.Tests.Yaml;

/// <summary>Every character of a value is found where it was written, in every style.</summary>
public class ScalarMapTests
{
    [Theory]
    [InlineData("a: plain text\n", "text", "text")]
    [InlineData("a: plain\n  folded   \n\n  third\n", "third", "third")]
    [InlineData("a: plain\n  folded\n", "plain folded", "plain\n  folded")]
    [InlineData("a: 'it''s quoted'\n", "'s", "''s")]
    [InlineData("a: 'two\n\n  lines'\n", "lines", "lines")]
    [InlineData("a: \"f\\u00fcr \\\"x\\\" y\"\n", "für", "f\\u00fcr")]
    [InlineData("a: \"f\\u00fcr \\\"x\\\" y\"\n", "y", "y")]
    [InlineData("a: \"\\U0001F600 ok\"\n", "😀 ok", "\\U0001F600 ok")]
    [InlineData("a: \"one\\\n    two three\"\n", "three", "three")]
    [InlineData("a: \"one\n    two\n\n    three\"\n", "three", "three")]
    [InlineData("a: |\n  first\n  second word\n", "second", "second")]
    [InlineData("a: |\r\n  first\r\n  second\r\n", "first\nsecond", "first\r\n  second")]
    [InlineData("a: >\n  folded text\n  second line\n", "second", "second")]
    [InlineData("a: >\n  folded text\n  second line\n", "text second", "text\n  second")]
    [InlineData("a: >-\n  one\n\n  two\n    more\n  three\n", "more", "more")]
    [InlineData("a: |2-\n    indented\n  flat\n", "flat", "flat")]
    [InlineData("l:\n  - |+\n    item\n\n", "item", "item")]
    [InlineData("l:\n- b: |1\n   item\n", "item", "item")]
    public void Part_IsFoundWhereItIsWritten(string yaml, string part, string written)
    {
        var scalar = LastScalar(yaml);
        var span = scalar.SpanOf(scalar.Value.IndexOf(part, StringComparison.Ordinal), part.Length);
        Assert.Equal(written, yaml.Substring(span.Start, span.Length));
    }

    /// <summary>The second reading agrees with the parser's for whatever text stands in whatever style.</summary>
    [Fact]
    public void AnyScalar_IsMappedCompletely()
    {
        var unit = Gen.Elements("a", "B", "ü", "😀", " ", "  ", "\n", "\n\n", "\n  ", "'", "''", "\"", "\\", ":", "#", "-", "${m://X}", "{", "\t", "٣", "e\u0301");
        var text = unit.ListOf().Select(parts => string.Concat(parts));
        var property = Prop.ForAll(text.ToArbitrary(), value =>
        {
            foreach (var yaml in Writings(value))
            {
                var document = YamlReader.Read(new SourceText("x", yaml));
                if (document.Root is not YamlMapping { Entries: [{ Value: YamlScalar scalar }] })
                    continue;
                if (!ScalarMap.Create(scalar).IsComplete(scalar.Value.Length))
                    throw new InvalidOperationException($"'{scalar.Value.Replace("\n", "⏎")}' is not mapped in: {yaml.Replace("\n", "⏎").Replace("\r", "␍")}");
            }
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static IEnumerable<string> Writings(string value)
    {
        foreach (var lineBreak in (string[])["\n", "\r\n"])
        {
            var lines = value.Replace("\n", lineBreak + "  ");
            yield return $"a: {lines}{lineBreak}";
            yield return $"a: '{lines.Replace("'", "''")}'{lineBreak}";
            yield return $"a: \"{lines.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"{lineBreak}";
            foreach (var indicator in (string[])["|", "|-", "|+", ">", ">-", ">+", "|2", ">2-", "|2+"])
                yield return $"a: {indicator}{lineBreak}  {lines}{lineBreak}";
            yield return $"a: >{lineBreak}  {lines}";
        }
    }

    private static YamlScalar LastScalar(string yaml)
    {
        var node = YamlReader.Read(new SourceText("x", yaml)).Root!;
        while (node is not YamlScalar)
            node = node is YamlMapping mapping ? mapping.Entries[^1].Value : ((YamlSequence)node).Items[^1];
        return (YamlScalar)node;
    }
}
