using System.Text;
using System.Text.RegularExpressions;
using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Settings;
using WaTemplates.Core.Tests.Docs;
using WaTemplates.Core.Yaml;
using WaTemplates.Testing;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Core.Tests;

/// <summary>
/// What the product says: every message of every fixture and rule page, and of files that no fixture can be.
/// Messages.approved.txt keeps one of each form for people to read.
/// </summary>
internal static partial class ApprovedMessages
{
    private static readonly string[] BrokenFiles =
    [
        "name: ]x\n", "name: \"x\" y\n", "body: | text\n  more\n", "name: x\n  kind: y\n", "name: x\nkind\n: y\n", "name: \"x\"\n- y\n", "name:\n  - x\n y\n", "name: x\nfoo\n", "  name: x\n kind: y\n", "a:\n    b: x\n  c: y\n",
        "%YAML 1.2\n---\nname: x\n", string.Concat(Enumerable.Repeat("- x\n", YamlLimits.MaxNodes)),
        "name: x\nkind: notice\ncategory: utility\nlanguages:\n  en:\n    body: Your order is ready.\n    buttons:\n      - url:\n        title: x\n      - phone:\n        title: y\n",
    ];

    private static readonly FileContent[] UnreadableFiles =
    [
        new(null, FileProblem.Missing), new(null, FileProblem.Directory), new(null, FileProblem.AccessDenied), new(null, FileProblem.Unusable),
        new([0x6E, 0xFF, 0x61], FileProblem.None), new(Encoding.ASCII.GetBytes(new string('#', YamlLimits.MaxFileSize + 1)), FileProblem.None),
    ];

    public static string Path { get; } = Repository.PathOf("tests/Templates.Core.Tests/Messages.approved.txt");

    public static IReadOnlyList<Diagnostic> Findings { get; } =
    [
        .. Fixture.All.SelectMany(fixture => fixture.Compile().Diagnostics),
        .. RuleCatalog.All.Select(rule => RulePage.Read(rule.Id).Example("Wrong")).Where(page => page.Files.Count > 0).SelectMany(page => page.Compile().Diagnostics),
        .. BrokenFiles.SelectMany(text => TemplateVerifier.Compile(text).Diagnostics),
        .. UnreadableFiles.SelectMany(content => TemplateCompiler.Analyze(new TemplateFile("x.wa.yaml", "x.wa.yaml", SettingsScope.Default), content).Diagnostics),
        .. UnreadableFiles.Select(content => ReadApprovals.Of(ApprovalsFile.FileName, content).Problem!),
        .. UnreadableFiles.SelectMany(content => SettingsParser.Parse(SettingsParser.FileName, content).Diagnostics),
    ];

    /// <summary>One message of each form: those that differ in quoted values and figures only are alike.</summary>
    public static string Write()
    {
        var lines = Findings.GroupBy(finding => finding.Id, StringComparer.Ordinal).OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .SelectMany(rule => rule.Select(finding => finding.Message).Order(StringComparer.Ordinal).DistinctBy(FormOf, StringComparer.Ordinal).Prepend($"== {rule.Key} {RuleCatalog.Find(rule.Key)!.Name}"));
        return string.Join('\n', lines) + "\n";
    }

    private static string FormOf(string message) => Varying().Replace(message, "…");

    [GeneratedRegex(@"'[^']*'|\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Varying();
}
