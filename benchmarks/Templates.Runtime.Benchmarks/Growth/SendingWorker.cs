using WaTemplates.Runtime.Benchmarks.Million;
using WaTemplates.Runtime.Benchmarks.Places;

namespace WaTemplates.Runtime.Benchmarks.Growth;

/// <summary>A process with the whole runtime that sends what another one imports.</summary>
internal static class SendingWorker
{
    public static async Task RunAsync(Uri twilio, string address)
    {
        await using var place = LedgerPlace.Of(address);
        using var host = await ListHost.StartAsync(place, twilio);
        Console.WriteLine("ready");
        await Console.In.ReadToEndAsync();
        await host.StopAsync();
    }
}
