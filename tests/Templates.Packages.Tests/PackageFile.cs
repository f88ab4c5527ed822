using System.IO.Compression;
using System.Xml.Linq;

namespace WaTemplates.Packages.Tests;

/// <summary>A package as it lies in the feed.</summary>
internal sealed class PackageFile(string id, string version, string path) : IDisposable
{
    private readonly ZipArchive archive = ZipFile.OpenRead(path);

    public long Size { get; } = new FileInfo(path).Length;

    /// <summary>What its author put in, ordered; not what packing adds to every package.</summary>
    public IReadOnlyList<string> Files
        => archive.Entries.Select(entry => entry.FullName)
            .Where(name => name != "[Content_Types].xml" && !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).ToArray();

    public XElement Metadata
    {
        get
        {
            using var stream = archive.GetEntry(id + ".nuspec")!.Open();
            return XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        }
    }

    /// <summary>What it depends on, a line each: framework, then package and version, or framework reference. Our own version is written <c>VERSION</c>.</summary>
    public IReadOnlyList<string> Dependencies
        => Metadata.Descendants().Where(element => element.Name.LocalName is "dependency" or "frameworkReference")
            .Select(element => element.Name.LocalName == "dependency"
                ? $"{Framework(element)} {element.Attribute("id")!.Value} {element.Attribute("version")!.Value.Replace(version, "VERSION", StringComparison.Ordinal)}"
                : $"{Framework(element)} framework {element.Attribute("name")!.Value}")
            .Order(StringComparer.Ordinal).ToArray();

    public string? this[string element] => Metadata.Elements().SingleOrDefault(child => child.Name.LocalName == element)?.Value;

    public byte[] Read(string file)
    {
        using var stream = archive.GetEntry(file)!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public string ReadText(string file) => System.Text.Encoding.UTF8.GetString(Read(file));

    public void Dispose() => archive.Dispose();

    private static string Framework(XElement element) => element.Parent!.Attribute("targetFramework")!.Value;
}
