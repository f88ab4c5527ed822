using WaTemplates.Cli.Commands;
using WaTemplates.Cli.Contacts;
using WaTemplates.Runtime.Distributions;
using WaTemplates.Runtime.Ledger;

namespace WaTemplates.Cli.Distributing;

/// <summary>A list sending from its file to the last accepted message, in one process.</summary>
internal sealed class DistributionRun(DistributeRequest request)
{
    /// <summary>Why a list sending is held that was interrupted here: the same command goes on with it.</summary>
    public const string Interrupted = "Interrupted at the command line.";

    private const int Samples = 3;

    /// <returns>The command's exit code.</returns>
    /// <exception cref="CannotRunException">The list, the template or the options cannot be used; nothing is recorded.</exception>
    /// <exception cref="DistributionException">The key belongs to something else, or the template cannot be sent.</exception>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!request.IsDryRun && !request.IsConfirmed && !Terminal.HasPerson)
            throw new CannotRunException("nobody can be asked whether the messages shall leave: there is no terminal. Look at them with --dry-run, then add --yes.");
        PreparedList prepared;
        var isKnown = false;
        await using (var beside = await DistributionHost.OpenAsync(request.Runtime, cancellationToken).ConfigureAwait(false))
        {
            var known = await beside.Distributions.GetAsync(request.Key, cancellationToken).ConfigureAwait(false);
            isKnown = known is not null;
            if (known is { State: DistributionState.Paused } && known.Reason != Interrupted)
                return Held(known);
            prepared = await PreparedList.CreateAsync(request, beside, known, cancellationToken).ConfigureAwait(false);
            if ((request.IsDryRun || !request.IsConfirmed) && await PreviewAsync(prepared, beside, cancellationToken).ConfigureAwait(false) is { } exitCode)
                return exitCode;
        }

        await using var host = await DistributionHost.StartAsync(request.Runtime, request.Urls, cancellationToken).ConfigureAwait(false);
        Terminal.Error.WriteLine(host.IsSender ? request.Urls is { } urls ? $"Listening at {urls}." : "Reports are asked for, since nothing listens here." : $"Another process sends from this ledger; it sends this list as well.{(request.Urls is null ? "" : " --urls is not used.")}");
        return await SendAsync(prepared, host, isKnown, cancellationToken).ConfigureAwait(false);
    }

    private async Task<int?> PreviewAsync(PreparedList prepared, DistributionHost host, CancellationToken cancellationToken)
    {
        using var refused = RefusalReport.Create(request.Contacts, request.Report);
        var reading = host.Distributions.PreviewAsync(
            prepared.Plan, prepared.Reader.ReadAsync(refused.Add, cancellationToken), Samples, refusal => refused.Add(RefusedRow.From(refusal)), cancellationToken);
        var preview = await ProgressDisplay.ShowAsync(() => new Progress(prepared.Reader.Progress, "looking through the list"), reading).ConfigureAwait(false);
        var counts = PreviewText.Counts(prepared.Plan, preview, refused);
        if (!request.IsDryRun)
        {
            Terminal.Error.Write(counts);
            return await Confirmation.AskAsync($"Send {preview.Counts.Added:N0} messages?", isGiven: false, cancellationToken).ConfigureAwait(false) ? null : ExitCode.Findings;
        }

        Terminal.Out.Write(counts + PreviewText.Samples(preview));
        TellReport(refused);
        return ExitCode.Fine;
    }

    private async Task<int> SendAsync(PreparedList prepared, DistributionHost host, bool isKnown, CancellationToken cancellationToken)
    {
        var (distributions, key) = (host.Distributions, request.Key);
        var made = await distributions.CreateAsync(prepared.Plan, cancellationToken).ConfigureAwait(false);
        if (isKnown && made.Settings != prepared.Plan.Settings)
        {
            await distributions.ChangeAsync(key, prepared.Plan.Settings, cancellationToken).ConfigureAwait(false);
            Terminal.Error.WriteLine($"{key} goes on with other limits than before.");
        }

        try
        {
            await ImportAsync(prepared, distributions, cancellationToken).ConfigureAwait(false);
            var status = (await distributions.GetAsync(key, cancellationToken).ConfigureAwait(false))!;
            if (status.State == DistributionState.Draft)
                await distributions.StartAsync(key, cancellationToken).ConfigureAwait(false);
            else if (status.State == DistributionState.Paused && status.Reason == Interrupted)
                await distributions.ResumeAsync(key, cancellationToken).ConfigureAwait(false);
            else if (status.State == DistributionState.Paused)
                return Held(status); // By a guard, since the list was looked at.
            return await new DistributionWatch(distributions, key, request.WaitsForDelivery).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await InterruptAsync(distributions).ConfigureAwait(false);
        }
    }

    private async Task ImportAsync(PreparedList prepared, IDistributions distributions, CancellationToken cancellationToken)
    {
        using var refused = RefusalReport.Create(request.Contacts, request.Report);
        var importing = distributions.ImportAsync(
            request.Key, prepared.Reader.ReadAsync(refused.Add, cancellationToken), refusal => refused.Add(RefusedRow.From(refusal)), cancellationToken);
        var counts = await ProgressDisplay.ShowAsync(() => new Progress(prepared.Reader.Progress, $"{prepared.Rows * prepared.Reader.Progress:N0} of {prepared.Rows:N0} rows read"), importing).ConfigureAwait(false);
        Terminal.Error.WriteLine($"{counts.Added:N0} people added to {request.Key}{(counts.Known > 0 ? $"; {counts.Known:N0} rows are of people who were in it already" : "")}.");
        TellReport(refused);
    }

    private async Task<int> InterruptAsync(IDistributions distributions)
    {
        var status = await distributions.GetAsync(request.Key).ConfigureAwait(false);
        if (status?.State == DistributionState.Running && status.Open > 0)
            await HoldAsync(distributions).ConfigureAwait(false);
        Terminal.Error.WriteLine($"Held: no further message of {request.Key} is begun. The same command goes on where it stopped; 'watemplates distribution stop {request.Key}' gives it up.");
        return ExitCode.Findings;
    }

    private async Task HoldAsync(IDistributions distributions)
    {
        try
        {
            await distributions.PauseAsync(request.Key, Interrupted).ConfigureAwait(false);
        }
        catch (DistributionException)
        {
            // Over, or held by somebody else, since it was looked at.
        }
    }

    private static int Held(DistributionStatus status)
    {
        Terminal.Error.WriteLine($"watemplates: {status.Key} is paused. {status.Reason} 'watemplates distribution resume {status.Key}' lets it go on.");
        return ExitCode.Findings;
    }

    private static void TellReport(RefusalReport refused)
    {
        var reasons = string.Join(", ", refused.Counts.Select(reason => $"{reason.Value:N0} {reason.Key}"));
        if (refused.Complete() && refused.Total > 0)
            Terminal.Error.WriteLine($"{refused.Total:N0} rows are not written to ({reasons}); '{refused.Path}' tells which and why.");
    }
}
