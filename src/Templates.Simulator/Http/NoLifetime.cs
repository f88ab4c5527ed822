using Microsoft.Extensions.Hosting;

namespace WaTemplates.Simulator.Http;

/// <summary>Leaves Ctrl+C to the process that runs the simulator: the usual lifetime would take it and end only the simulator.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
