using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>
/// A switch statement over the kind of a reply without a case for each and without a default: the others are ignored in
/// silence. A switch expression is the compiler's: CS8509.
/// </summary>
internal sealed class ReplyNotHandled() : CallSiteRule(CallSiteDescriptors.ReplyNotHandled)
{
    /// <summary>Names of the missing kinds with commas in between, for the fix.</summary>
    public const string Missing = nameof(Missing);

    public override void Register(CompilationStartAnalysisContext context, ProjectTemplates templates)
    {
        if (context.Compilation.GetTypeByMetadataName(RuntimeNames.ReplyKind) is not { } kind)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var statement = (ISwitchOperation)operation.Operation;
                if (!statement.Value.Type.Is(kind) || statement.Syntax is not SwitchStatementSyntax syntax || MissingKinds(statement, kind) is not { Count: > 0 } missing)
                    return;
                Report(operation, templates, syntax.SwitchKeyword.GetLocation(), $"The switch has no case for {Quoted(missing)}, and such replies are ignored. Add a case for each, or a default.", (Missing, string.Join(",", missing)));
            },
            OperationKind.Switch);
    }

    /// <returns>Null where the switch handles every kind, or none by its value.</returns>
    private static List<string>? MissingKinds(ISwitchOperation statement, INamedTypeSymbol kind)
    {
        var handled = new HashSet<object>();
        foreach (var clause in statement.Cases.SelectMany(section => section.Clauses))
        {
            var isKnown = clause switch
            {
                ISingleValueCaseClauseOperation { Value.ConstantValue.Value: { } value } => handled.Add(value) || true,
                IPatternCaseClauseOperation { Guard: null } pattern => Collect(pattern.Pattern, handled),
                // Handles some replies of a kind; the rest must be handled elsewhere.
                IPatternCaseClauseOperation => true,
                _ => false,
            };
            if (!isKnown)
                return null;
        }

        return handled.Count == 0 ? null : kind.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue && !handled.Contains(member.ConstantValue!)).Select(member => member.Name).ToList();
    }

    private static bool Collect(IPatternOperation pattern, HashSet<object> handled)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue.Value: { } value }:
                handled.Add(value);
                return true;
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } either:
                return Collect(either.LeftPattern, handled) && Collect(either.RightPattern, handled);
            default:
                return false;
        }
    }
}
