using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Catalog;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Hosting;

/// <summary>
/// Before anything is sent or received: settings are checked, the ledger is opened, its secrets and the templates are read.
/// What is missing stops the host, since a runtime that cannot hear must not speak.
/// </summary>
internal sealed partial class RuntimeStart(ILedger ledger, RuntimeKeyStore keys, ITemplateCatalog catalog, SelfTest selfTest, IOptions<WaTemplatesOptions> options, ILogger<RuntimeStart> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource ending = new();
    private Task testing = Task.CompletedTask;

    /// <exception cref="OptionsValidationException">Settings are missing or wrong; the message lists all of them.</exception>
    /// <exception cref="LedgerException">The ledger is missing, in use or unusable.</exception>
    /// <exception cref="CatalogException">There are no templates, or they cannot be read.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var sender = options.Value.Sender;
        await ledger.OpenAsync(asSender: true, cancellationToken).ConfigureAwait(false);
        await keys.GetAsync(cancellationToken).ConfigureAwait(false);
        LogReady(catalog.Templates.Count, sender);
        if (await ledger.GetSenderPauseAsync(sender!, cancellationToken).ConfigureAwait(false) is { } reason)
            LogPaused(reason);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Begins a look at our own public address; what is wrong there is logged, since Twilio may reach it all the same.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (options.Value.IsListening)
            testing = TestAsync(ending.Token);
        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        await ending.CancelAsync().ConfigureAwait(false);
        await testing.ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => ending.Dispose();

    private async Task TestAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await selfTest.RunAsync(cancellationToken).ConfigureAwait(false);
            if (!result.IsOk)
                LogNotReached(result.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host ends before the answer came.
        }
        catch (LedgerException exception)
        {
            LogNotReached(exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private partial void LogNotReached(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} texts of templates are ready to be sent from {Sender}.")]
    private partial void LogReady(int count, string? sender);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sender is paused. {Reason}")]
    private partial void LogPaused(string reason);
}
