using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Catalog;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Cli.Running;

/// <summary>The runtime as an application of its own. Settings: appsettings.json of the current folder, environment, then the command line.</summary>
internal static class RuntimeApplication
{
    /// <param name="settings">By name, over those of file and environment.</param>
    /// <param name="urls">Where to listen; null for not at all.</param>
    /// <param name="level">The least grave log lines that are wanted.</param>
    /// <param name="configure">Adds services.</param>
    /// <exception cref="CannotRunException">Settings are missing or wrong.</exception>
    public static WebApplication Create(IReadOnlyDictionary<string, string?> settings, string? urls, LogLevel level = LogLevel.Information, Action<IServiceCollection>? configure = null)
    {
        LedgerChoice.WarnOfPassword(settings);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = Environment.CurrentDirectory });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key.Contains('_', StringComparison.Ordinal) ? setting.Key : SettingsReader.EnvironmentName(setting.Key), setting.Value)));
        // Standard output is for results.
        builder.Logging.ClearProviders().SetMinimumLevel(level).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical).AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (urls is null)
            builder.WebHost.UseServer(new NoServer());
        else
            builder.WebHost.UseUrls(urls).ConfigureKestrel(kestrel =>
            {
                kestrel.AddServerHeader = false;
                // Whoever is slower than this holds a connection for nothing.
                kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            });
        var runtime = builder.Services.AddWaTemplates(builder.Configuration, options =>
        {
            options.Templates = Path.GetFullPath(options.Templates);
            options.IsListening = urls is not null;
        });
        LedgerChoice.Use(runtime, builder.Configuration);
        configure?.Invoke(builder.Services);
        var application = builder.Build();
        try
        {
            application.MapWaTemplates("/whatsapp");
        }
        catch (OptionsValidationException exception)
        {
            throw Explained(exception);
        }
        catch (LedgerException exception)
        {
            throw new CannotRunException(exception.Message);
        }

        application.MapHealthChecks("/health");
        return application;
    }

    /// <summary>Makes the ledger where there is none.</summary>
    /// <exception cref="CannotRunException">It cannot be made.</exception>
    public static async Task InitializeAsync(WebApplication application)
    {
        await RunAsync(async () =>
        {
            await using var ledger = LedgerChoice.Create(application.Configuration);
            await ledger.InitializeAsync().ConfigureAwait(false);
            return 0;
        }).ConfigureAwait(false);
    }

    /// <summary>Runs something that starts the application; what keeps it from starting is told without a stack trace.</summary>
    /// <exception cref="CannotRunException">Settings, ledger, templates or a file cannot be used.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (OptionsValidationException exception)
        {
            throw Explained(exception);
        }
        catch (LedgerMissingException exception)
        {
            throw new CannotRunException($"{exception.Message} Here that is 'watemplates serve --init'.");
        }
        catch (Exception exception) when (exception is LedgerException or CatalogException)
        {
            throw new CannotRunException(exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CannotRunException(exception.Message);
        }
    }

    /// <summary>Starts an application that listens.</summary>
    /// <exception cref="CannotRunException">It cannot listen there.</exception>
    public static async Task StartListeningAsync(WebApplication application, CancellationToken cancellationToken = default)
    {
        try
        {
            await application.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            // What began already ends in good order, not by being taken away.
            await application.StopAsync(CancellationToken.None).ConfigureAwait(false);
            throw CannotListen(exception);
        }
    }

    public static CannotRunException CannotListen(Exception exception) => new($"it cannot listen: {exception.Message.TrimEnd('.')}. Choose another address.");

    private static CannotRunException Explained(OptionsValidationException exception)
        => new(string.Join("\n  ", ["settings are missing or wrong:", .. exception.Failures]));
}
