using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Cli.Running;
using WaTemplates.Runtime;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Cli.Distributing;

/// <summary>The runtime with its list sendings: as the one that sends, or beside a process that does.</summary>
internal sealed class DistributionHost : IAsyncDisposable
{
    private readonly WebApplication application;

    private DistributionHost(WebApplication application, bool isSender)
    {
        this.application = application;
        IsSender = isSender;
    }

    /// <summary>Whether this process sends; else another one does, or nobody.</summary>
    public bool IsSender { get; }

    public ILedger Ledger => application.Services.GetRequiredService<ILedger>();

    /// <summary>Our number, as the ledger knows it.</summary>
    public string Sender => application.Services.GetRequiredService<IOptions<WaTemplatesOptions>>().Value.Sender!;

    public IDistributions Distributions => application.Services.GetRequiredService<IDistributions>();

    public IRestoreGuard RestoreGuard => application.Services.GetRequiredService<IRestoreGuard>();

    public ITemplateCatalog Catalog => application.Services.GetRequiredService<ITemplateCatalog>();

    public IConfiguration Configuration => application.Configuration;

    /// <summary>Opens ledger and templates without sending or listening, whoever else does.</summary>
    /// <exception cref="LedgerException">The ledger cannot be opened.</exception>
    public static async Task<DistributionHost> OpenAsync(IReadOnlyDictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        var application = RuntimeApplication.Create(settings, urls: null, LogLevel.Warning);
        try
        {
            await application.Services.GetRequiredService<ILedger>().OpenAsync(asSender: false, cancellationToken).ConfigureAwait(false);
            return new DistributionHost(application, isSender: false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Starts to send; where another process does that already, works beside it.</summary>
    /// <param name="settings">Over those of file and environment.</param>
    /// <param name="urls">Where to listen for replies and reports; null for not at all.</param>
    /// <exception cref="LedgerException">The ledger cannot be opened.</exception>
    public static async Task<DistributionHost> StartAsync(IReadOnlyDictionary<string, string?> settings, string? urls, CancellationToken cancellationToken)
    {
        var application = RuntimeApplication.Create(urls is null ? WithPolling(settings) : settings, urls, LogLevel.Warning);
        try
        {
            await (urls is null ? application.StartAsync(cancellationToken) : RuntimeApplication.StartListeningAsync(application, cancellationToken)).ConfigureAwait(false);
            return new DistributionHost(application, isSender: true);
        }
        catch (SenderTakenException)
        {
            await application.DisposeAsync().ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return await OpenAsync(settings, cancellationToken).ConfigureAwait(false);
    }

    // Canary and breakers go by reports; where nothing listens for them they are asked for.
    private static Dictionary<string, string?> WithPolling(IReadOnlyDictionary<string, string?> settings)
        => new(settings, StringComparer.Ordinal) { [nameof(WaTemplatesOptions.PollStatuses)] = bool.TrueString };

    /// <summary>Lets what is under way come to its end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (IsSender)
            await application.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
    }
}
