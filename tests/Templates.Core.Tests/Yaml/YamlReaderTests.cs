using System.Globalization;
using System.Text;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Testing;
using WaTemplates.Text.Files;

namespace WaTemplates.Core.Tests.Yaml;

public class YamlReaderTests
{
    [Theory]
    [InlineData("name: x\nbody: [|{{|]1}} hi\n", "begins with '{{'")]
    [InlineData("name: x\nbody: [|{{|]1}}\n", "begins with '{{'")]
    [InlineData("body: [|%|]x\n", "cannot begin with '%'")]
    [InlineData("body: [|@|]x hi\nb: c\n", "cannot begin with '@'")]
    [InlineData("body: [|`|]x\n", "cannot begin with '`'")]
    [InlineData("body: [|*|]Hello* there\nb: c\n", "begins with '*'")]
    [InlineData("a: 1\n[|\t|]b: 2\n", "tab")]
    [InlineData("a:\n  b: 1\n[|\t|]c: 2\n", "tab")]
    [InlineData("a: [|{|]b: c\nd: e\n", "'{' is not closed")]
    [InlineData("a: [|\"|]unclosed\nb: c\n", "not closed")]
    [InlineData("a: [|'|]unclosed\nb: c\n", "not closed")]
    [InlineData("a: \"x[|\\q|]\"\n", "no escape sequence")]
    [InlineData("a: 'it'[|s'|]\n", "closing quote")]
    [InlineData("body: Hallo[|:|] du\n", "contains ': '")]
    [InlineData("a: 1\n  b[|:|] 2\n", "indentation")]
    [InlineData("a: 1\n[|b|]\nc: 2\n", "neither 'key: value'")]
    [InlineData("a:\n    b: 1\n  [|c|]: 2\n", "indentation")]
    [InlineData("a: [|]|]\n", "closes nothing")]
    [InlineData("a: [|>x|]\n", "next line")]
    [InlineData("key: [|-|] x\n", "list item")]
    [InlineData("a: 1[|\0|]b\n", "U+0000")]
    [InlineData("a: [|\u0001|]\n", "U+0001")]
    public void BrokenYaml_IsReportedOnceAtItsPlace(string markup, string advice)
    {
        var (text, expected) = SpanMarkup.Parse(markup, "WAT0001");
        var compilation = TemplateVerifier.Compile(text);
        var finding = Assert.Single(compilation.Diagnostics);
        Assert.Equal("WAT0001", finding.Id);
        Assert.Equal(expected[0].Span, finding.Span);
        Assert.Contains(advice, finding.Message, StringComparison.Ordinal);
    }

    // Not in the table: the bracket would be read as markup.
    [Fact]
    public void UnclosedList_IsReportedAtItsBracket()
    {
        var finding = Assert.Single(TemplateVerifier.Compile("a: [1, 2\nb: 3\n").Diagnostics);
        Assert.Equal(("WAT0001", new SourceSpan(3, 1)), (finding.Id, finding.Span));
        Assert.Contains("'[' is not closed", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name: {|WAT0007:&anchor|} x\n")]
    [InlineData("name: {|WAT0007:!tag|} x\n")]
    [InlineData("name: {|WAT0007:*x*|}\n")]
    [InlineData("{|WAT0007:%|}YAML 1.2\n---\nname: x\n")]
    [InlineData("name: x\n{|WAT0007:---|}\nname: y\n")]
    [InlineData("a: &l [x]\nb: {|WAT0007:*l|}\n")]
    public void UnsupportedYaml_IsRefusedWhereItStands(string markup)
    {
        var (text, expected) = SpanMarkup.Parse(markup);
        var findings = TemplateVerifier.Compile(text).Diagnostics.Where(d => d.Id == "WAT0007").ToArray();
        Assert.Contains(findings, d => d.Span == expected[0].Span);
    }

    [Fact]
    public void BillionLaughs_IsRefusedBeforeExpansion()
    {
        var yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++)
            yaml.Append(CultureInfo.InvariantCulture, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        Assert.Contains(TemplateVerifier.Compile(yaml.ToString()).Diagnostics, d => d.Id == "WAT0007");
    }

    [Theory]
    [InlineData(16, false)]
    [InlineData(17, true)]
    [InlineData(10_000, true)]
    public void Nesting_IsLimited(int depth, bool isRefused)
    {
        var document = YamlReader.Read(new SourceText("x", new string('[', depth) + new string(']', depth)));
        Assert.Equal(isRefused, document.Problems.Any(p => p.Kind == YamlProblemKind.Unsupported));
    }

    [Fact]
    public void UnclosedBrackets_10000Deep_AreRefused()
        => Assert.Equal("WAT0007", Assert.Single(TemplateVerifier.Compile("a: " + new string('[', 10_000)).Diagnostics).Id);

    [Theory]
    [InlineData(9_999, false)]
    [InlineData(10_000, true)]
    public void Nodes_AreLimited(int items, bool isRefused)
    {
        var document = YamlReader.Read(new SourceText("x", string.Concat(Enumerable.Repeat("- x\n", items))));
        Assert.Equal(isRefused, document.Problems.Any(p => p.Kind == YamlProblemKind.Unsupported));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void FileSize_IsLimited(int beyond, bool isRefused)
    {
        var bytes = Encoding.ASCII.GetBytes("# " + new string('x', YamlLimits.MaxFileSize - 2 + beyond));
        var result = TemplateCompiler.Analyze(new TemplateFile("x.wa.yaml", "x.wa.yaml", SettingsScope.Default), new FileContent(bytes, FileProblem.None));
        Assert.Equal(isRefused ? "WAT0007" : "WAT0003", Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public void InvalidUtf8_IsUnreadable()
    {
        var result = TemplateCompiler.Analyze(new TemplateFile("x.wa.yaml", "x.wa.yaml", SettingsScope.Default), new FileContent([0x6E, 0xFF, 0x61], FileProblem.None));
        Assert.Equal("WAT0008", Assert.Single(result.Diagnostics).Id);
    }

    [Fact]
    public void ByteOrderMark_IsIgnored()
    {
        var result = TemplateCompiler.Analyze(new TemplateFile("x.wa.yaml", "x.wa.yaml", SettingsScope.Default), new FileContent([0xEF, 0xBB, 0xBF, (byte)'{', (byte)'{'], FileProblem.None));
        Assert.Equal(0, Assert.Single(result.Diagnostics).Span.Start);
    }

    [Fact]
    public void DuplicateKey_NamesTheFirstLine()
    {
        const string Markup = "name: x\nkind: notice\ncategory: utility\n{|WAT0005:kind|}: notice\nlanguages:\n  en:\n    body: Your order is ready for you.\n";
        Assert.Null(TemplateVerifier.Difference(Markup));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n")]
    [InlineData("~\n")]
    public void EmptyFile_MissesItsKeys(string text)
        => Assert.Equal("WAT0003", Assert.Single(TemplateVerifier.Compile(text).Diagnostics).Id);
}
