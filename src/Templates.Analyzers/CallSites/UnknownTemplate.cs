using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WaTemplates.Analyzers.Generation;
using WaTemplates.Text.Languages;
using WaTemplates.Text.Spelling;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>A constant name or language in a lookup or message that no template of the project has.</summary>
internal sealed class UnknownTemplate() : CallSiteRule(CallSiteDescriptors.UnknownTemplate)
{
    /// <summary>The name or code that was probably meant, for the fix.</summary>
    public const string Suggestion = nameof(Suggestion);

    public override void Register(CompilationStartAnalysisContext context, ProjectTemplates templates)
    {
        var catalog = context.Compilation.GetTypeByMetadataName(RuntimeNames.TemplateCatalog);
        var message = context.Compilation.GetTypeByMetadataName(RuntimeNames.TemplateMessage);
        if (catalog is not null)
        {
            context.RegisterOperationAction(
                operation =>
                {
                    var invocation = (IInvocationOperation)operation.Operation;
                    if (invocation.TargetMethod.Name is "Get" or "TryGet" && IsOf(invocation.TargetMethod.ContainingType, catalog))
                        Check(operation, templates, invocation.Arguments);
                },
                OperationKind.Invocation);
        }

        if (message is not null)
        {
            context.RegisterOperationAction(
                operation =>
                {
                    var creation = (IObjectCreationOperation)operation.Operation;
                    if (creation.Type.Is(message))
                        Check(operation, templates, creation.Arguments);
                },
                OperationKind.ObjectCreation);
        }
    }

    private static bool IsOf(INamedTypeSymbol type, INamedTypeSymbol catalog) => type.Is(catalog) || type.AllInterfaces.Any(implemented => implemented.Is(catalog));

    private static string? NearestLanguage(GeneratedTemplate template, string code)
    {
        var codes = template.Shape.Languages.Select(language => language.Code).ToArray();
        return EditDistance.Nearest(code, codes) ?? codes.FirstOrDefault(known => known == WhatsAppLanguages.BaseOf(code));
    }

    private void Check(OperationAnalysisContext context, ProjectTemplates templates, ImmutableArray<IArgumentOperation> arguments)
    {
        var name = RuntimeNames.TemplateParameters.Select(parameter => arguments.ValueOf(parameter)).FirstOrDefault(value => value is not null);
        // A project without templates gets them from elsewhere, and nothing is known of them here.
        if (name?.ConstantValue.Value is not string named || templates.All.Count == 0)
            return;
        if (templates.Find(named) is not { } template)
        {
            var names = templates.All.Select(known => known.Shape.Name).ToArray();
            Report(context, templates, name, $"There is no template '{named}' in this project.", EditDistance.Nearest(named, names), "Its templates are", names);
        }
        else if (arguments.ValueOf(RuntimeNames.LanguageParameter) is { ConstantValue.Value: string code } language && !template.Shape.Languages.Any(known => known.Code == code))
        {
            Report(context, templates, language, $"The template '{named}' has no language '{code}'.", NearestLanguage(template, code), "Its languages are", template.Shape.Languages.Select(known => known.Code));
        }
    }

    private void Report(OperationAnalysisContext context, ProjectTemplates templates, IOperation at, string problem, string? nearest, string known, IEnumerable<string> all)
    {
        if (nearest is not null)
            Report(context, templates, at.Syntax.GetLocation(), $"{problem} Write '{nearest}'.", (Suggestion, nearest));
        else
            Report(context, templates, at.Syntax.GetLocation(), $"{problem} {known} {Quoted(all)}.");
    }
}
