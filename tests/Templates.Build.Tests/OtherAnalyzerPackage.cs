using System.IO.Compression;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WaTemplates.Build.Tests;

/// <summary>An analyzer package of somebody else that brings another version of YamlDotNet under its own name, and says which one it runs on.</summary>
internal static class OtherAnalyzerPackage
{
    public const string Name = "Other.Analyzers";

    /// <summary>The version its findings must name.</summary>
    public const string YamlVersion = "13.0.0.0";

    private const string Source = """
        using System.Collections.Immutable;
        using Microsoft.CodeAnalysis;
        using Microsoft.CodeAnalysis.Diagnostics;

        [DiagnosticAnalyzer(LanguageNames.CSharp)]
        public sealed class OtherAnalyzer : DiagnosticAnalyzer
        {
            private static readonly DiagnosticDescriptor Rule = new("OTHER1", "Version", "Runs on YamlDotNet {0}", "Test", DiagnosticSeverity.Warning, true);

            public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

            public override void Initialize(AnalysisContext context)
            {
                context.EnableConcurrentExecution();
                context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
                context.RegisterCompilationAction(c =>
                {
                    var parser = new YamlDotNet.Core.Parser(new System.IO.StringReader("a: b"));
                    while (parser.MoveNext()) { }
                    c.ReportDiagnostic(Diagnostic.Create(Rule, Location.None, parser.GetType().Assembly.GetName().Version));
                });
            }
        }
        """;

    /// <summary>Writes the package into a feed.</summary>
    public static void Write(string feed, string version)
    {
        using var package = ZipFile.Open(Path.Combine(feed, $"{Name}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var writer = new StreamWriter(package.CreateEntry(Name + ".nuspec").Open()))
            writer.Write($"<package><metadata><id>{Name}</id><version>{version}</version><authors>x</authors><description>x</description><developmentDependency>true</developmentDependency></metadata></package>");
        package.CreateEntryFromFile(YamlPath, "analyzers/dotnet/cs/YamlDotNet.dll");
        using var assembly = package.CreateEntry($"analyzers/dotnet/cs/{Name}.dll").Open();
        using var image = new MemoryStream();
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "netstandard.dll");
        var references = platform.Concat([YamlPath, typeof(Compilation).Assembly.Location]).Select(path => MetadataReference.CreateFromFile(path));
        var compiled = CSharpCompilation.Create(Name, [CSharpSyntaxTree.ParseText(Source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(image);
        Assert.True(compiled.Success, string.Join('\n', compiled.Diagnostics));
        assembly.Write(image.ToArray());
    }

    private static string YamlPath => typeof(OtherAnalyzerPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "OtherYamlDotNet").Value!;
}
