using System.Diagnostics.CodeAnalysis;
using WaTemplates.Runtime.Catalog;

namespace WaTemplates.Runtime;

/// <summary>The templates that the manifests and approvals beside the application tell of, in their newest state.</summary>
public interface ITemplateCatalog
{
    /// <summary>All texts, by name and language.</summary>
    IReadOnlyList<CatalogTemplate> Templates { get; }

    /// <summary>The template in that language, both by exact name.</summary>
    /// <exception cref="MessageRefusedException">There is none of that name and exact language.</exception>
    CatalogTemplate Get(string name, string language);

    /// <summary>The template in that language, or false where there is none; both by exact name.</summary>
    bool TryGet(string name, string language, [NotNullWhen(true)] out CatalogTemplate? template);
}
