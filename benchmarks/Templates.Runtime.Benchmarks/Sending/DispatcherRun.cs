using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WaTemplates.Runtime.Ledger;
using WaTemplates.Runtime.Sending;

namespace WaTemplates.Runtime.Benchmarks.Sending;

/// <summary>The runtime as it runs in an application, with messages enqueued while the sender is paused.</summary>
internal static class DispatcherRun
{
    private const int Batch = 1000;

    // A look each millisecond took processor time from what is measured.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    /// <summary>Tells sends per second, from the end of the pause until the ledger has all as accepted, and microseconds of processor time each.</summary>
    public static async Task RunAsync(Uri twilio, int warmUp, int count)
    {
        var folder = Setting.NewFolder();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        Setting.Quiet(builder.Logging);
        await Setting.AddRuntimeAsync(builder.Services, builder.Configuration, folder, new Uri("https://hooks.example.org"), twilio);
        using (var host = builder.Build())
        {
            await host.StartAsync();
            var ledger = host.Services.GetRequiredService<ILedger>();
            await ledger.SetApprovalsAsync([new TemplateApproval(Setting.Content, TemplateApproval.Approved, DateTimeOffset.UtcNow)]);
            await SendAsync(host.Services, ledger, 0, warmUp);
            var took = await SendAsync(host.Services, ledger, warmUp, count);
            Figures.Tell(count / took.Time.TotalSeconds, took.Processor / count);
            await host.StopAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(TimeSpan Time, double Processor)> SendAsync(IServiceProvider services, ILedger ledger, int first, int count)
    {
        var dispatcher = services.GetRequiredService<Dispatcher>();
        await ledger.SetSenderPauseAsync(Setting.Sender, "not yet", until: null);
        for (var done = 0; done < count; done += Batch)
            await ledger.EnqueueAsync(Messages.Rows(first + done, Math.Min(Batch, count - done)));
        // The log's pages go to the file before, as they would have by the time a queue of this length has built up.
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        var (started, processor) = (Stopwatch.GetTimestamp(), Figures.ProcessorTime());
        await ledger.SetSenderPauseAsync(Setting.Sender, reason: null, until: null);
        services.GetRequiredService<SendSignal>().Set();
        do
        {
            await Task.Delay(Look);
            while (dispatcher.InFlight > 0)
                await Task.Delay(Look);
        }
        while ((await ledger.CountSendsAsync()).GetValueOrDefault(SendState.Accepted) < first + count);
        return (Stopwatch.GetElapsedTime(started), Figures.ProcessorTime() - processor);
    }
}
