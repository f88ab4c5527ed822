namespace WaTemplates.Runtime.Catalog;

/// <summary>The manifests and approvals beside the application cannot be used. The message tells which file, and what to do.</summary>
public sealed class CatalogException(string message) : Exception(message);
