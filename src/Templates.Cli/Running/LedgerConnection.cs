using Microsoft.Extensions.Configuration;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Recipients;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Cli.Running;

/// <summary>
/// The ledger by itself, for commands that neither send nor receive: works beside a running server, and without Twilio's
/// settings.
/// </summary>
internal sealed class LedgerConnection : IAsyncDisposable
{
    private const string MarkName = "mark";

    private LedgerConnection(ILedger ledger, RecipientHasher people, string mark)
    {
        Ledger = ledger;
        People = people;
        Mark = mark;
    }

    public ILedger Ledger { get; }

    /// <summary>Makes the keys that people are recognised by in this ledger.</summary>
    public RecipientHasher People { get; }

    /// <summary>8 hexadecimal digits that ledgers with the same secret have in common: keys of one mean the same person in the other.</summary>
    public string Mark { get; }

    /// <summary>Opens the ledger that settings and environment name, lets something be done with it and closes it.</summary>
    /// <exception cref="CannotRunException">It cannot be opened, read or written.</exception>
    public static Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, Func<LedgerConnection, Task<int>> run, CancellationToken cancellationToken) => RuntimeApplication.RunAsync(async () =>
    {
        await using var connection = await OpenAsync(LedgerChoice.Create(Configuration(settings)), cancellationToken).ConfigureAwait(false);
        return await run(connection).ConfigureAwait(false);
    });

    public ValueTask DisposeAsync() => Ledger.DisposeAsync();

    private static async Task<LedgerConnection> OpenAsync(ILedger ledger, CancellationToken cancellationToken)
    {
        await ledger.OpenAsync(asSender: false, cancellationToken).ConfigureAwait(false);
        var pepper = await ledger.GetSecretAsync(RuntimeKeyStore.PepperName, cancellationToken).ConfigureAwait(false);
        var mark = await ledger.GetSecretAsync(MarkName, cancellationToken).ConfigureAwait(false);
        return new LedgerConnection(ledger, new RecipientHasher(pepper), Convert.ToHexStringLower(mark.AsSpan(0, 4)));
    }

    /// <summary>Settings from the same places, in the same order, as an application of its own has them.</summary>
    public static IConfiguration Configuration(IReadOnlyDictionary<string, string?> settings) => new ConfigurationBuilder()
        .SetBasePath(Environment.CurrentDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddJsonFile($"appsettings.{Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? "Production"}.json", optional: true)
        .AddEnvironmentVariables()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(SettingsReader.EnvironmentName(setting.Key), setting.Value)))
        .Build();
}
