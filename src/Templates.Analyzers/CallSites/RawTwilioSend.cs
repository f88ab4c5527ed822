using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>Twilio's library sends to WhatsApp what is written out in code and is, or should be, a template.</summary>
internal sealed class RawTwilioSend() : CallSiteRule(CallSiteDescriptors.RawTwilioSend)
{
    public override void Register(CompilationStartAnalysisContext context, ProjectTemplates templates)
    {
        var resource = context.Compilation.GetTypeByMetadataName(TwilioNames.MessageResource);
        var options = context.Compilation.GetTypeByMetadataName(TwilioNames.CreateMessageOptions);
        if (resource is null || options is null || context.Compilation.GetTypeByMetadataName(RuntimeNames.TemplateMessage) is null)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (invocation.TargetMethod.Name is "Create" or "CreateAsync" && invocation.TargetMethod.ContainingType.Is(resource))
                    Check(operation, templates, TwilioSend.Of(invocation));
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                var creation = (IObjectCreationOperation)operation.Operation;
                if (creation.Type.Is(options))
                    Check(operation, templates, TwilioSend.Of(creation));
            },
            OperationKind.ObjectCreation);
    }

    private void Check(OperationAnalysisContext context, ProjectTemplates templates, TwilioSend send)
    {
        if (send.IsWhatsApp && send.Literal is var (name, value))
            Report(context, templates, value.Syntax.GetLocation(), $"A {name} written in code goes to WhatsApp past approvals, opt-outs and the record of what was sent. Make it a template, and give what its generated method creates to ITemplateSender.");
    }
}
