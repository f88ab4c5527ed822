using Microsoft.CodeAnalysis;
using WaTemplates.Analyzers.Generation;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>Recognises what the generator wrote, also in another project.</summary>
internal static class GeneratedCode
{
    public static bool IsMessageMethod(IMethodSymbol method) => method.Name is "Create" or "TryCreate" && method.ContainingType.GetAttributes().Any(IsMark);

    private static bool IsMark(AttributeData attribute)
        => attribute.AttributeClass is { Name: "GeneratedCodeAttribute" } && attribute.ConstructorArguments.FirstOrDefault().Value is TemplateEmitter.Tool;
}
