using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>What code gives Twilio's helper library to send, by the names of the method's parameters.</summary>
internal sealed class TwilioSend
{
    private readonly Dictionary<string, IOperation> values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads <c>MessageResource.Create(to: …, body: …)</c>.</summary>
    public static TwilioSend Of(IInvocationOperation invocation)
    {
        var send = new TwilioSend();
        send.Add(invocation.Arguments);
        return send;
    }

    /// <summary>Reads <c>new CreateMessageOptions(to) { Body = … }</c> and what a local of it is given later.</summary>
    public static TwilioSend Of(IObjectCreationOperation options)
    {
        var send = new TwilioSend();
        send.Add(options.Arguments);
        foreach (var assignment in options.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
            send.Add(assignment);
        if (options.Parent is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } })
        {
            foreach (var use in options.UsesOf(local))
            {
                if (use.Parent is IPropertyReferenceOperation { Parent: ISimpleAssignmentOperation assignment })
                    send.Add(assignment);
            }
        }

        return send;
    }

    /// <summary>The value, or null where the code gives none.</summary>
    public IOperation? this[string name] => values.TryGetValue(name, out var value) ? value : null;

    /// <summary>Whether one of the addresses is written as one of WhatsApp.</summary>
    public bool IsWhatsApp => new[] { this[TwilioNames.To], this[TwilioNames.From] }.Any(address => address is not null
        && TextPiece.Of(address)[0].Text?.StartsWith(TwilioNames.WhatsAppPrefix, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>What a template should say instead: the first value that is written out in code.</summary>
    public (string Name, IOperation Value)? Literal
    {
        get
        {
            foreach (var name in new[] { TwilioNames.ContentSid, TwilioNames.Body, TwilioNames.ContentVariables })
            {
                if (this[name] is { } value && TextPiece.Of(value).Any(piece => !string.IsNullOrWhiteSpace(piece.Text)))
                    return (name, value);
            }

            return null;
        }
    }

    private void Add(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter })
                values[parameter.Name] = argument.Value;
        }
    }

    private void Add(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is IPropertyReferenceOperation { Property.Name: var name })
            values[name] = assignment.Value;
    }
}
