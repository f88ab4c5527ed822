using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WaTemplates.Conformance.Tests.PublicApi;

/// <summary>What an assembly shows to those who reference it, read from what was built.</summary>
internal sealed class PublicAssembly
{
    private const string CompilerGenerated = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";
    private readonly Dictionary<string, XElement> documentation;

    public PublicAssembly(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var references = platform.Where(File.Exists).Select(file => MetadataReference.CreateFromFile(file)).ToArray();
        var compilation = CSharpCompilation.Create("reader", references: references);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(references.Single(reference => reference.FilePath == path))!;
        Types = TypesIn(assembly.GlobalNamespace).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal).ToArray();
        documentation = XDocument.Load(Path.ChangeExtension(path, ".xml")).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);
    }

    /// <summary>Visible types, nested ones included.</summary>
    public IReadOnlyList<INamedTypeSymbol> Types { get; }

    /// <summary>Visible members that somebody wrote: no accessors, nothing a record has by itself.</summary>
    public static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type)
        => type.GetMembers().Where(member => member is not INamedTypeSymbol && IsVisible(member) && !member.IsImplicitlyDeclared
            && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove }
            && member.Name != "value__"
            && !member.GetAttributes().Any(attribute => attribute.AttributeClass?.ToDisplayString() == CompilerGenerated));

    /// <summary>The documentation's text; null where there is none.</summary>
    public XElement? DocumentationOf(ISymbol symbol) => documentation.GetValueOrDefault(symbol.GetDocumentationCommentId()!);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                if (!IsVisible(type))
                    continue;
                yield return type;
            }

            foreach (var inner in TypesIn(member))
                yield return inner;
        }
    }

    private static bool IsVisible(ISymbol symbol) => symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
