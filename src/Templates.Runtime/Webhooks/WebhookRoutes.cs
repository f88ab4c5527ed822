namespace WaTemplates.Runtime.Webhooks;

/// <summary>Where the application mapped the endpoints; links are made with it.</summary>
internal sealed class WebhookRoutes
{
    public const string DefaultPrefix = "/whatsapp";

    /// <summary>With its slash in front and none behind; empty at the root.</summary>
    public string Prefix { get; set; } = DefaultPrefix;
}
