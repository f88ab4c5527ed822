using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests;

/// <summary>Every sentence that the sources can say is said by a fixture, and kept for people to read.</summary>
public class MessageFormTests
{
    private static readonly string[] Folders = ["Approvals", "Rules", "Parsing", "Settings", "Suppressions", "Yaml", ""];

    /// <summary>After a wanted change of wording: WATEMPLATES_APPROVE=1 rewrites the file; then read it.</summary>
    [Fact]
    public void Messages_AreThoseThatWereRead()
    {
        var written = ApprovedMessages.Write();
        if (Environment.GetEnvironmentVariable("WATEMPLATES_APPROVE") == "1")
            File.WriteAllText(ApprovedMessages.Path, written);

        Assert.Equal(File.ReadAllText(ApprovedMessages.Path), written);
    }

    [Fact]
    public void EverySentenceOfTheSources_IsSaidBySomeFixture()
    {
        var messages = ApprovedMessages.Findings.Select(finding => finding.Message).Distinct(StringComparer.Ordinal).ToArray();
        var sentences = Folders.SelectMany(Sentences).ToArray();

        Assert.True(sentences.Length > 80, $"{sentences.Length}");
        var unsaid = sentences.Where(sentence => !messages.Any(sentence.Form.IsMatch)).Select(sentence => $"{sentence.File}: {sentence.Form}");
        Assert.True(!unsaid.Any(), string.Join("\n", unsaid));
    }

    private static IEnumerable<(string File, Regex Form)> Sentences(string folder)
    {
        var root = Repository.PathOf("src/Templates.Core/" + folder);
        foreach (var file in Directory.GetFiles(root, "*.cs", folder.Length == 0 ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
        {
            var nodes = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes();
            foreach (var node in nodes)
            {
                var form = node switch
                {
                    InterpolatedStringExpressionSyntax interpolated => FormOf(interpolated),
                    LiteralExpressionSyntax { Token.Value: string text } => Regex.Escape(text),
                    _ => "",
                };
                // A sentence: words, and a full stop at its end.
                if (Regex.IsMatch(form, @"^(?!\\\.).*[a-z]{2,}.*\\\.$", RegexOptions.CultureInvariant | RegexOptions.Singleline) && form.Count(c => c == ' ') >= 3)
                    yield return (Path.GetFileName(file), new Regex(form, RegexOptions.CultureInvariant));
            }
        }
    }

    private static string FormOf(InterpolatedStringExpressionSyntax interpolated)
        => string.Concat(interpolated.Contents.Select(part => part is InterpolatedStringTextSyntax text ? Regex.Escape(text.TextToken.ValueText.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)) : ".*"));
}
