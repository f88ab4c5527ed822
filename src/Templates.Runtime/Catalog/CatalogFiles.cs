using System.Text;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Runtime.Catalog;

/// <summary>Reads all manifests and approvals of a folder into one list of templates.</summary>
internal static class CatalogFiles
{
    private const string Manifest = "manifest.json";
    private const string Approvals = "approvals.json";

    /// <param name="folder">Absolute path.</param>
    /// <param name="account">The Twilio account whose submissions count.</param>
    /// <exception cref="CatalogException">There is no manifest, a file is unusable, or two manifests have the same template.</exception>
    public static IReadOnlyList<CatalogTemplate> Read(string folder, string account)
    {
        var manifests = Named(folder, Manifest);
        if (manifests.Count == 0)
            throw new CatalogException($"'{folder}' has no manifest. Build the project with the templates, or run 'watemplates build -o {folder}'.");
        var files = Named(folder, Approvals).Select(path => Parse(path, ApprovalsReader.Read)).ToArray();
        var found = new Dictionary<(string Name, string Language), string>();
        var templates = new List<CatalogTemplate>();
        foreach (var manifest in manifests)
        {
            foreach (var template in Parse(manifest, text => ManifestReader.Read(text, (name, language) => files.SelectMany(file => file.Of(account, name, language)).ToArray())))
            {
                if (!found.TryAdd((template.Name, template.Language), manifest))
                    throw new CatalogException($"Template '{template.Name}' in '{template.Language}' is in '{found[(template.Name, template.Language)]}' and in '{manifest}'. Remove one, or rename the template in one of the projects.");
                templates.Add(template);
            }
        }

        return templates;
    }

    /// <summary>What tells that a file changed: paths, sizes and times.</summary>
    public static string Stamp(string folder)
    {
        var stamp = new StringBuilder();
        foreach (var file in Named(folder, Manifest).Concat(Named(folder, Approvals)).Select(path => new FileInfo(path)))
            stamp.Append(file.Name).Append('|').Append(file.Exists ? file.Length : -1).Append('|').Append(file.Exists ? file.LastWriteTimeUtc.Ticks : 0).Append('\n');
        return stamp.ToString();
    }

    private static IReadOnlyList<string> Named(string folder, string name)
        => Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*" + name).Where(path => Path.GetFileName(path) == name || path.EndsWith("." + name, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray()
            : [];

    private static T Parse<T>(string path, Func<string, T> read)
    {
        var content = DiskFile.Read(path);
        if (content.Bytes is null)
            throw new CatalogException($"'{path}' cannot be read ({content.Problem}). Check its permissions.");
        try
        {
            return read(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content.Bytes));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            throw new CatalogException($"'{path}' cannot be used: {exception.Message}");
        }
    }
}
