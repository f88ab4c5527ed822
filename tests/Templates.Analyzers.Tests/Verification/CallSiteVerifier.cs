using Microsoft.CodeAnalysis;
using WaTemplates.Analyzers.CallSites;

namespace WaTemplates.Testing;

/// <summary>Code gives exactly the findings that are marked in it.</summary>
internal static class CallSiteVerifier
{
    /// <summary>Verifies statements of an async method.</summary>
    public static Task<IReadOnlyList<Diagnostic>> VerifyStatements(string statements, IEnumerable<TestText>? files = null) => Verify(InMethod(statements), files);

    /// <summary>Verifies a file that has the usings already.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> Verify(string markup, IEnumerable<TestText>? files = null)
    {
        var (source, expected) = SpanMarkup.Parse(CallSiteProject.Usings + markup);
        var found = (await CallSiteProject.Analyze(source, files ?? SampleTemplates.Both)).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).ToArray();

        Assert.Equal(
            expected.Select(finding => $"{finding.Id} '{source.Substring(finding.Span.Start, finding.Span.Length)}' at {finding.Span.Start}"),
            found.Select(diagnostic => $"{diagnostic.Id} '{source.Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)}' at {diagnostic.Location.SourceSpan.Start}"));
        Assert.All(found, diagnostic => Assert.Contains(diagnostic.Descriptor, CallSiteDescriptors.All));
        // AD0001 would be a finding; a message tells the problem, then what to do.
        Assert.All(found, diagnostic => Assert.Matches(@"\A[^\r\n\t]+[.] ['""$A-Z][^\r\n\t]+[.]\z", diagnostic.GetMessage()));
        return found;
    }

    public static string InMethod(string statements) => $$"""
        class Code
        {
            async Task Run(ITemplateSender sender, ITemplateCatalog catalog, Reply reply, string name, Uri link)
            {
                await Task.Yield();
                {{statements.Replace("\n", "\n        ", StringComparison.Ordinal)}}
            }
        }
        """;
}
