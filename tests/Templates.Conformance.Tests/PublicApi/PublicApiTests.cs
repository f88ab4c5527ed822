using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests.PublicApi;

/// <summary>
/// What applications can reference is approved by a file for each assembly, and documented to the last member. A change shows
/// in the file's diff: <c>WATEMPLATES_APPROVE=1</c> writes it.
/// </summary>
public class PublicApiTests
{
    public static TheoryData<string> Assemblies => ["WaTemplates.Runtime", "WaTemplates.Runtime.PostgreSql", "WaTemplates.Simulator"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void PublicApi_IsApproved(string assembly)
    {
        var path = Repository.PathOf($"tests/Templates.Conformance.Tests/PublicApi.{assembly}.approved.txt");
        var printed = ApiPrinter.Print(new PublicAssembly(assembly).Types);
        if (Environment.GetEnvironmentVariable("WATEMPLATES_APPROVE") == "1")
            File.WriteAllText(path, printed);
        Assert.True(File.Exists(path), $"{path} is missing. Run this test with WATEMPLATES_APPROVE=1 and read what it writes.");
        Assert.Equal(File.ReadAllText(path), printed);
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void PublicMember_IsDocumented(string assembly)
    {
        var read = new PublicAssembly(assembly);
        var silent = read.Types.SelectMany(type => PublicAssembly.MembersOf(type).Prepend(type)).Where(symbol => !IsDocumented(read, symbol)).Select(symbol => symbol.ToDisplayString()).ToArray();
        Assert.True(silent.Length == 0, string.Join('\n', silent));
    }

    private static bool IsDocumented(PublicAssembly assembly, ISymbol symbol)
        => HasWords(assembly.DocumentationOf(symbol)) || symbol switch
        {
            { IsOverride: true } => true,
            IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters: [] } => true,
            // A record's parameters are told with the record, and its constructor takes no more than these.
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.Parameters.All(parameter => IsParameterTold(assembly, symbol.ContainingType, parameter.Name)),
            IPropertySymbol property when IsParameterTold(assembly, symbol.ContainingType, property.Name) => true,
            _ => symbol.ContainingType is { } type && type.AllInterfaces.SelectMany(contract => contract.GetMembers()).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)),
        };

    private static bool IsParameterTold(PublicAssembly assembly, INamedTypeSymbol type, string name)
        => assembly.DocumentationOf(type)?.Elements("param").Any(param => param.Attribute("name")?.Value == name && HasText(param)) == true;

    private static bool HasWords(XElement? documentation) => documentation?.Elements().Any(element => element.Name == "inheritdoc" || element.Name == "summary" && HasText(element)) == true;

    // An element such as see counts: it is shown as the name it refers to.
    private static bool HasText(XElement element) => element.HasElements || element.Value.Trim().Length > 0;
}
