using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Benchmarks.Places;
using WaTemplates.Runtime.Catalog;

namespace WaTemplates.Runtime.Benchmarks;

/// <summary>What all parts share: names, and a runtime with a new ledger.</summary>
internal static class Setting
{
    public const string Account = "ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string Token = "0123456789abcdef0123456789abcdef";
    public const string Sender = "whatsapp:+14155238886";
    public const string Content = "HXaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    public const string InboundPath = "/whatsapp/inbound";
    public const int InFlight = 64;

    public static string NewFolder() => Directory.CreateTempSubdirectory("watemplates-benchmark").FullName;

    /// <summary>The runtime on a new SQLite ledger in a folder.</summary>
    public static async Task AddRuntimeAsync(IServiceCollection services, ConfigurationManager configuration, string folder, Uri? publicUrl, Uri twilio)
    {
        var place = new SqlitePlace(Path.Combine(folder, "wa.db"));
        await using (var ledger = place.Connect())
            await ledger.InitializeAsync();
        AddRuntime(services, configuration, place, publicUrl, twilio);
    }

    /// <summary>The runtime as an application has it, but for the catalogue, which is empty. Without a public address there are no status callbacks.</summary>
    public static void AddRuntime(IServiceCollection services, ConfigurationManager configuration, ILedgerPlace place, Uri? publicUrl, Uri twilio)
    {
        place.Use(services.AddWaTemplates(configuration, options =>
        {
            options.Sender = Sender;
            options.PublicUrl = publicUrl;
            options.IsListening = publicUrl is not null;
            options.Rate = 1_000_000;
            options.MaxInFlight = InFlight;
            options.Twilio.AccountSid = Account;
            options.Twilio.AuthToken = Token;
            options.Twilio.BaseUrl = twilio;
        }));
        services.Replace(ServiceDescriptor.Singleton<ITemplateCatalog, NoTemplates>());
    }

    public static void Quiet(ILoggingBuilder logging) => logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);

    private sealed class NoTemplates : ITemplateCatalog
    {
        public IReadOnlyList<CatalogTemplate> Templates => [];

        public CatalogTemplate Get(string name, string language) => throw new NotSupportedException();

        public bool TryGet(string name, string language, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out CatalogTemplate? template)
        {
            template = null;
            return false;
        }
    }
}
