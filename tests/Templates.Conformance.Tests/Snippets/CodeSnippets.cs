using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WaTemplates.Conformance.Tests.Snippets;

/// <summary>The C# of all pages in one compilation against the product itself: each page a namespace, each block of statements a method.</summary>
internal static class CodeSnippets
{
    /// <summary>What a web project imports by itself, and what the pages say is there.</summary>
    private const string Imports = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using WaTemplates.Runtime;
        global using WaTemplates.Runtime.Distributions;
        global using WaTemplates.Runtime.Ledger;
        global using WaTemplates.Simulator;

        """;

    /// <summary>What a page leaves to its reader: a reply handler, and what the service around a block has at hand.</summary>
    private const string Surroundings = """
        sealed class FeedbackHandler : IReplyHandler
        {
            public Task HandleAsync(Reply reply, CancellationToken cancellationToken) => Task.CompletedTask;
        }

        """;

    private const string Given = "WebApplicationBuilder builder = null!; WebApplication app = null!; ITemplateSender sender = null!; IAsyncEnumerable<Contact> contacts = null!; "
        + "IReadOnlyDictionary<string, string> values = null!; (int Id, string Name) order = default; string[] args = []; CancellationToken cancellation = default;";

    /// <summary>Errors of the compiler, with the page and line of the block.</summary>
    public static IReadOnlyList<string> Errors(IReadOnlyList<Snippet> snippets)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var files = snippets.GroupBy(snippet => snippet.Page, StringComparer.Ordinal).Select((page, i) => CSharpSyntaxTree.ParseText(FileOf(i, [.. page]), options, page.Key));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Pages", [CSharpSyntaxTree.ParseText(Imports, options), .. files], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => $"{diagnostic.Location.GetMappedLineSpan()}: {diagnostic.GetMessage()}")];
    }

    private static string FileOf(int number, Snippet[] blocks)
    {
        var types = string.Concat(blocks.Where(block => !IsStatements(block)).Select(Located));
        var methods = blocks.Where(IsStatements).Select((block, i) => $"async Task Block{i}() {{ await Task.Yield();\n{Located(block)}}}\n");
        var handler = types.Contains("class FeedbackHandler", StringComparison.Ordinal) ? "" : Surroundings;
        return $"namespace Page{number}\n{{\n{handler}class Service\n{{\n{Given}\n{string.Concat(methods)}}}\n{types}}}\n";
    }

    private static bool IsStatements(Snippet block) => CSharpSyntaxTree.ParseText(block.Text).GetCompilationUnitRoot().Members.Any(member => member is GlobalStatementSyntax);

    private static string Located(Snippet block) => $"#line {block.Line + 1} \"{block.Page}\"\n{block.Text}#line default\n";
}
