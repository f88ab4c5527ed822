using Microsoft.Extensions.Options;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Runtime.Distributions;

/// <summary>Keeps room on the ledger's disk for what people write: list sendings and imports end before it is used up.</summary>
internal sealed class DiskWatch(ILedger ledger, IOptions<WaTemplatesOptions> options, TimeProvider time)
{
    private const long Megabyte = 1 << 20;
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);
    private (long At, long? Free)? seen;

    /// <summary>Why nothing more may be sent to lists, or null.</summary>
    public async Task<string?> ProblemAsync(CancellationToken cancellationToken)
        => await FreeAsync(cancellationToken).ConfigureAwait(false) is { } free && free < options.Value.MinFreeSpaceMb * Megabyte
            ? $"The ledger's disk has only {free / Megabyte} MiB left, and {options.Value.MinFreeSpaceMb} are kept for replies and opt-outs. Free space, then resume."
            : null;

    /// <exception cref="DistributionException">There is less than a quarter of the room that is kept.</exception>
    public async Task CheckImportAsync(CancellationToken cancellationToken)
    {
        var least = options.Value.MinFreeSpaceMb * Megabyte / 4;
        if (await FreeAsync(cancellationToken).ConfigureAwait(false) is { } free && free < least)
            throw new DistributionException($"The ledger's disk has only {free / Megabyte} MiB left, and the last {least / Megabyte} are for replies and opt-outs. Free space, then import again: nobody is added twice.");
    }

    private async Task<long?> FreeAsync(CancellationToken cancellationToken)
    {
        if (seen is not { } known || time.GetElapsedTime(known.At) > Freshness)
            seen = known = (time.GetTimestamp(), await ledger.GetFreeSpaceAsync(cancellationToken).ConfigureAwait(false));
        return known.Free;
    }
}
