using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.Generation;

/// <summary>Where the classes are, and that those of two projects do not meet.</summary>
public class NamespaceTests
{
    [Theory]
    [InlineData("Acme.Shop", null, "Acme.Shop.WaTemplates")]
    [InlineData("Acme.Shop", "Acme.Messages", "Acme.Messages")]
    [InlineData("Acme.Shop", "", "Acme.Shop.WaTemplates")]
    [InlineData("my-app", null, "my_app.WaTemplates")]
    [InlineData("1st.class.app", null, "_1st.@class.app.WaTemplates")]
    [InlineData("", null, "WaTemplates.Generated")]
    public void Namespace_IsOfTheProject(string root, string? configured, string expected)
    {
        var options = configured is null ? TestOptions.Of(("RootNamespace", root)) : TestOptions.Of(("RootNamespace", root), ("WaTemplatesNamespace", configured));

        var run = new GeneratorRun(SampleTemplates.Both, options);

        Assert.Contains($"\nnamespace {expected}\n", run.Source, StringComparison.Ordinal);
        Assert.Empty(run.Compile());
    }

    [Fact]
    public void FriendWithTheSameTemplates_SeesBothApart()
    {
        var first = new GeneratorRun(SampleTemplates.Both, TestOptions.Of(("RootNamespace", "First")), ["[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Second\")]", Stubs.Runtime], assembly: "First");
        var second = new GeneratorRun(SampleTemplates.Both, TestOptions.Of(("RootNamespace", "Second")), [Stubs.Runtime], assembly: "Second").Output;

        // The runtime's types come from the first project: both would define them otherwise.
        var both = second.RemoveSyntaxTrees(second.SyntaxTrees.First()).AddReferences(Reference(first.Output))
            .AddSyntaxTrees(CSharpSyntaxTree.ParseText("using Second.WaTemplates; class C { string A => PortalFeedback.Name; string B => First.WaTemplates.PortalFeedback.Name; }", (CSharpParseOptions)second.SyntaxTrees.First().Options, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Empty(both.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    private static MetadataReference Reference(Compilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
