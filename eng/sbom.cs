#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property NoWarn=$(NoWarn);MA0047

// Writes a bill of materials, CycloneDX 1.6, beside each package of a folder: what the package carries of others, and what it brings along.
// usage: dotnet run eng/sbom.cs -- FOLDER      exit code 2 when there is nothing to read or a file's origin is not known

using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

try
{
    if (args is not [var folder])
        throw new InvalidDataException("one folder of packages is needed. Write dotnet run eng/sbom.cs -- artifacts/packages.");
    if (!Directory.Exists(folder) || Directory.GetFiles(folder, "*.nupkg") is not { Length: > 0 } files)
        throw new InvalidDataException($"'{folder}' has no packages. Make them with dotnet pack -c Release -o {folder}.");
    var restored = RestoredPackages.Read(Directory.GetCurrentDirectory());
    var products = files.Order(StringComparer.Ordinal).Select(Product.Read).ToArray();
    // All of them are made before the first is written.
    var documents = products.Select(product => (Path: Path.ChangeExtension(product.Path, ".cdx.json"), Text: new BillOfMaterials(product, products, restored).Write())).ToArray();
    foreach (var (path, text) in documents)
    {
        File.WriteAllText(path, text);
        Console.WriteLine(path);
    }

    return 0;
}
catch (Exception exception) when (exception is InvalidDataException or IOException)
{
    Console.Error.WriteLine($"eng/sbom.cs: {exception.Message}");
    return 2;
}

/// <summary>A package of ours: what it says it needs, and the binaries of others in it.</summary>
internal sealed record Product(string Path, string Id, string Version, string Sha512, Nuspec Nuspec, string[] Carried)
{
    public static Product Read(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var stream = archive.Entries.Single(entry => entry.FullName == entry.Name && entry.Name.EndsWith(".nuspec", StringComparison.Ordinal)).Open();
        var nuspec = Nuspec.Read(stream);
        var carried = archive.Entries.Select(entry => entry.Name).Where(name => System.IO.Path.GetExtension(name) is ".dll" or ".so" or ".dylib" or ".a")
            .Where(name => name == RestoredPackages.PrivateYaml || name != "watemplates.dll" && !name.StartsWith("WaTemplates.", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).ToArray();
        return new Product(path, nuspec.Id, nuspec.Version, Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(path))), nuspec, carried);
    }
}

/// <summary>What a package says of itself.</summary>
internal sealed record Nuspec(string Id, string Version, string? License, string? LicenseUrl, string? ProjectUrl, string[] Dependencies)
{
    public static Nuspec Read(Stream stream)
    {
        var metadata = XDocument.Load(stream).Root!.Elements().Single(element => element.Name.LocalName == "metadata");
        string? Value(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value;
        var license = metadata.Elements().SingleOrDefault(element => element.Name.LocalName == "license" && (string?)element.Attribute("type") == "expression")?.Value;
        var dependencies = metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (string)element.Attribute("id")!).Distinct(StringComparer.OrdinalIgnoreCase);
        return new Nuspec(Value("id")!, Value("version")!, license, Value("licenseUrl"), Value("projectUrl"), [.. dependencies]);
    }
}

/// <summary>A package of others as it was restored.</summary>
internal sealed record RestoredPackage(string Id, string Version, string Folder, string[] Dependencies)
{
    public Nuspec Nuspec
    {
        get
        {
            using var stream = File.OpenRead(Path.Combine(Folder, Id.ToLowerInvariant() + ".nuspec"));
            return Nuspec.Read(stream);
        }
    }

    public string Sha512 => Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(Directory.GetFiles(Folder, "*.nupkg.sha512").Single())));

    public bool Holds(string file)
        => new[] { "lib", "runtimes" }.Select(part => Path.Combine(Folder, part)).Where(Directory.Exists).Any(part => Directory.EnumerateFiles(part, file, SearchOption.AllDirectories).Any());
}

/// <summary>What the lock files of the shipped projects name.</summary>
internal sealed class RestoredPackages
{
    /// <summary>The parser, renamed by eng/PrivateAssembly.</summary>
    public const string PrivateYaml = "WaTemplates.YamlDotNet.dll";

    private readonly ILookup<string, RestoredPackage> packages;

    private RestoredPackages(IEnumerable<RestoredPackage> packages) => this.packages = packages.ToLookup(package => package.Id, StringComparer.OrdinalIgnoreCase);

    public static RestoredPackages Read(string root)
    {
        var projects = Path.Combine(root, "src");
        var assets = Path.Combine(projects, "Templates.Cli/obj/project.assets.json");
        if (!File.Exists(assets))
            throw new InvalidDataException($"'{assets}' does not exist. Run this in the repository's folder, after dotnet restore.");
        var folders = JsonNode.Parse(File.ReadAllText(assets))!["packageFolders"]!.AsObject().Select(folder => folder.Key).ToArray();
        var found = from file in Directory.EnumerateFiles(projects, "packages.lock.json", SearchOption.AllDirectories)
                    where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                    from framework in JsonNode.Parse(File.ReadAllText(file))!["dependencies"]!.AsObject()
                    from package in framework.Value!.AsObject()
                    where (string?)package.Value!["resolved"] is not null
                    let version = (string)package.Value["resolved"]!
                    let folder = folders.Select(packages => Path.Combine(packages, package.Key.ToLowerInvariant(), version)).FirstOrDefault(Directory.Exists)
                    where folder is not null
                    select new RestoredPackage(package.Key, version, folder, [.. package.Value["dependencies"]?.AsObject().Select(dependency => dependency.Key) ?? []]);
        return new RestoredPackages(found.DistinctBy(package => $"{package.Id}/{package.Version}", StringComparer.OrdinalIgnoreCase));
    }

    public RestoredPackage? Find(string id)
    {
        var versions = packages[id].ToArray();
        return versions.Length <= 1 ? versions.SingleOrDefault() : throw new InvalidDataException($"the lock files name several versions of {id}: {string.Join(", ", versions.Select(package => package.Version))}. Ship one.");
    }

    public RestoredPackage OriginOf(string file)
    {
        if (file == PrivateYaml)
            return Find("YamlDotNet") ?? throw new InvalidDataException("YamlDotNet is in no lock file. Run dotnet restore.");
        var origins = packages.SelectMany(group => group).Where(package => package.Holds(file)).ToArray();
        return origins is [var origin] ? origin : throw new InvalidDataException($"{file} comes from {(origins.Length == 0 ? "no restored package" : string.Join(" or ", origins.Select(package => $"{package.Id} {package.Version}")))}. Say in eng/sbom.cs where it comes from.");
    }
}

/// <summary>One package's document.</summary>
internal sealed class BillOfMaterials(Product product, Product[] siblings, RestoredPackages restored)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedDictionary<string, JsonObject> components = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string[]> arrows = new(StringComparer.Ordinal);

    public string Write()
    {
        var self = Reference(product.Id, product.Version);
        var carried = product.Carried.Select(file => (File: file, Package: restored.OriginOf(file))).ToArray();
        // What is carried is all there is of it; what is asked for brings along what it asks for itself.
        arrows[self] = [.. carried.Select(part => Add(part.Package, follow: false)).Concat(product.Nuspec.Dependencies.Select(Follow)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        foreach (var part in carried.GroupBy(part => Reference(part.Package.Id, part.Package.Version), part => part.File, StringComparer.Ordinal))
            components[part.Key]["properties"] = new JsonArray([.. part.Order(StringComparer.Ordinal).Select(file => new JsonObject { ["name"] = "watemplates:carried-as", ["value"] = file })]);
        var document = new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["serialNumber"] = "urn:uuid:" + new Guid(Convert.FromHexString(product.Sha512[..32])).ToString("D"),
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["component"] = Component(product.Nuspec, product.Sha512) },
            ["components"] = new JsonArray([.. components.Values]),
            ["dependencies"] = new JsonArray([.. arrows.Select(arrow => new JsonObject { ["ref"] = arrow.Key, ["dependsOn"] = new JsonArray([.. arrow.Value.Select(target => JsonValue.Create(target))]) })]),
        };
        return document.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";
    }

    // What the platform brings is in no lock file.
    private string? Follow(string id)
    {
        if (siblings.FirstOrDefault(sibling => sibling.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is { } sibling)
            return Add(sibling.Nuspec, sibling.Sha512, sibling.Nuspec.Dependencies);
        return restored.Find(id) is { } package ? Add(package, follow: true) : null;
    }

    private string Add(RestoredPackage package, bool follow) => Add(package.Nuspec, package.Sha512, follow ? package.Dependencies : []);

    private string Add(Nuspec nuspec, string sha512, string[] dependencies)
    {
        var reference = Reference(nuspec.Id, nuspec.Version);
        if (components.TryAdd(reference, Component(nuspec, sha512)))
            arrows[reference] = [.. dependencies.Select(Follow).OfType<string>().Order(StringComparer.Ordinal)];
        return reference;
    }

    private static JsonObject Component(Nuspec nuspec, string sha512)
    {
        var component = new JsonObject
        {
            ["type"] = "library",
            ["bom-ref"] = Reference(nuspec.Id, nuspec.Version),
            ["name"] = nuspec.Id,
            ["version"] = nuspec.Version,
            ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = sha512 }),
            ["licenses"] = new JsonArray(License(nuspec)),
            ["purl"] = Reference(nuspec.Id, nuspec.Version),
        };
        if (nuspec.ProjectUrl is { Length: > 0 } url)
            component["externalReferences"] = new JsonArray(new JsonObject { ["type"] = "website", ["url"] = url });
        return component;
    }

    private static JsonObject License(Nuspec nuspec) => nuspec switch
    {
        { License: { } expression } when expression.Contains(' ', StringComparison.Ordinal) => new JsonObject { ["expression"] = expression },
        { License: { } id } => new JsonObject { ["license"] = new JsonObject { ["id"] = id } },
        { LicenseUrl: { } url } => new JsonObject { ["license"] = new JsonObject { ["name"] = "see url", ["url"] = url } },
        _ => throw new InvalidDataException($"the package {nuspec.Id} {nuspec.Version} names no licence. Look it up and do not ship what has none."),
    };

    private static string Reference(string id, string version) => $"pkg:nuget/{id}@{version}";
}
