using System.Text;
using Microsoft.CodeAnalysis;

namespace WaTemplates.Conformance.Tests.PublicApi;

/// <summary>Prints what is public, a line each, in an order that does not depend on the sources.</summary>
internal static class ApiPrinter
{
    private static readonly SymbolDisplayFormat TypeName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints | SymbolDisplayGenericsOptions.IncludeVariance,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Member = TypeName
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeConstantValue)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeParamsRefOut | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeExtensionThis);

    public static string Print(IEnumerable<INamedTypeSymbol> types)
    {
        var text = new StringBuilder();
        foreach (var type in types)
        {
            text.Append(Head(type)).Append('\n');
            foreach (var (_, line) in PublicAssembly.MembersOf(type).Select(member => (member.Name, Line: Line(member))).OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(member => member.Line, StringComparer.Ordinal))
                text.Append("    ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string Head(INamedTypeSymbol type)
    {
        var kind = type.TypeKind switch
        {
            TypeKind.Interface => "interface",
            TypeKind.Enum => "enum",
            TypeKind.Struct => (type.IsReadOnly ? "readonly " : "") + "struct",
            TypeKind.Delegate => "delegate",
            _ => (type.IsStatic ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "") + (type.IsRecord ? "record" : "class"),
        };
        var parents = Parents(type).Select(parent => parent.ToDisplayString(TypeName)).ToArray();
        return $"{kind} {type.ToDisplayString(TypeName)}" + (parents.Length == 0 ? "" : " : " + string.Join(", ", parents));
    }

    // What every enum and record has is not told.
    private static IEnumerable<INamedTypeSymbol> Parents(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Enum)
            yield break;
        if (type.BaseType is { SpecialType: SpecialType.None } parent)
            yield return parent;
        foreach (var contract in type.Interfaces.Where(contract => !(contract.Name == nameof(IEquatable<int>) && SymbolEqualityComparer.Default.Equals(contract.TypeArguments[0], type))))
            yield return contract;
    }

    private static string Line(ISymbol member) => member is IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } value
        ? FormattableString.Invariant($"{value.Name} = {value.ConstantValue}")
        : member.ToDisplayString(Member) + (member is IPropertySymbol property ? Accessors(property) : "");

    private static string Accessors(IPropertySymbol property)
    {
        string One(IMethodSymbol? accessor, string word)
            => accessor is null || accessor.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal ? "" : $" {word};";
        return " {" + One(property.GetMethod, "get") + One(property.SetMethod, property.SetMethod?.IsInitOnly == true ? "init" : "set") + " }";
    }
}
