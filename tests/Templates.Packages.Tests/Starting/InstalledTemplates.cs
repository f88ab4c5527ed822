namespace WaTemplates.Packages.Tests.Starting;

/// <summary>Tests of what the template pack makes.</summary>
[CollectionDefinition(nameof(StartingCollection))]
public sealed class StartingCollection : ICollectionFixture<InstalledTemplates>;

/// <summary>The template pack, installed for these tests alone, and what it makes.</summary>
public sealed class InstalledTemplates(PackedProducts products) : IAsyncLifetime
{
    /// <summary>No C# identifier, as folders often are none.</summary>
    internal const string Service = "portal-feedback 2";

    internal const string Repository = "messages";

    internal string this[string relative] => products["started/" + relative];

    internal Task<CommandResult> Run(string folder, params string[] arguments) => products.Run("started/" + folder, arguments);

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(this[""]);
        var installed = await New("install", products[$"feed/WaTemplates.Templates.{products.Version}.nupkg"]);
        Assert.True(installed.Succeeded, installed.Output);
        var service = await New("watemplates", "-o", Service);
        Assert.True(service.Succeeded, service.Output);
        var repository = await New("watemplates-repository", "-o", Repository);
        Assert.True(repository.Succeeded, repository.Output);
    }

    public ValueTask DisposeAsync() => default;

    private Task<CommandResult> New(params string[] arguments)
        => products.Run("started", ["new", .. arguments, "--debug:custom-hive", products["hive"]]);
}
