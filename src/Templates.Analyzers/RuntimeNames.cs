namespace WaTemplates.Analyzers;

/// <summary>
/// What generated code and call-site rules expect of the runtime. Looked up by name: a project that does not reference the
/// runtime gets neither.
/// </summary>
internal static class RuntimeNames
{
    private const string Namespace = "WaTemplates.Runtime.";

    /// <summary><c>new TemplateMessage(string template, string language, string mailingList, IReadOnlyDictionary&lt;string, string&gt; values)</c>.</summary>
    public const string TemplateMessage = Namespace + "TemplateMessage";

    /// <summary>Sends one message: <c>Task SendAsync(TemplateMessage message, string to, CancellationToken cancellationToken)</c>.</summary>
    public const string TemplateSender = Namespace + "ITemplateSender";

    public const string SendAsync = "SendAsync";

    /// <summary>Finds templates by name and exact language code: <c>Get(name, language)</c>, <c>TryGet(name, language, out …)</c>.</summary>
    public const string TemplateCatalog = Namespace + "ITemplateCatalog";

    /// <summary>Yes, No, Unsubscribe, Unclear, Free.</summary>
    public const string ReplyKind = Namespace + "ReplyKind";

    /// <summary>Answers with a session text: <c>RespondAsync(string text, CancellationToken cancellationToken)</c>.</summary>
    public const string Reply = Namespace + "Reply";

    public const string RespondAsync = "RespondAsync";

    /// <summary>Parameters that name a template and its language, in a lookup or a message.</summary>
    public static readonly string[] TemplateParameters = ["template", "name"];

    public const string LanguageParameter = "language";
}
