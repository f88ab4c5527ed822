using System.Globalization;

namespace WaTemplates.Runtime.Benchmarks.Webhooks;

/// <summary>All servers in turn, each in a new process with a new ledger, under the same load.</summary>
internal static class WebhookRounds
{
    private const int Rounds = 3;
    // Until the runtime has compiled its hot paths for good, which takes some ten seconds of two cores under load.
    private const int WarmUp = 12;
    private const int Seconds = 4;

    public static async Task RunAsync()
    {
        var kinds = new List<string> { "bare", "baseline", "ours" };
        if (Express.Missing is null)
            kinds.AddRange(Express.HasSqlite ? ["express", "express-insert"] : ["express"]);
        var figures = kinds.ToDictionary(kind => kind, _ => new List<double[]>(), StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var kind in kinds)
                figures[kind].Add(await MeasureAsync(kind));
        }

        Print(figures);
        if (Express.Missing is { } reason)
            Console.WriteLine($"express and twilio were skipped: {reason}.");
        else if (!Express.HasSqlite)
            Console.WriteLine("express with an insert was skipped: better-sqlite3 is not built.");
    }

    private static async Task<double[]> MeasureAsync(string kind)
    {
        var port = Child.FreePort();
        var number = port.ToString(CultureInfo.InvariantCulture);
        using var server = await (kind switch
        {
            "express" => Child.Node(Express.Folder, "webhook.mjs", number, Setting.Token),
            "express-insert" => Child.Node(Express.Folder, "webhook.mjs", number, Setting.Token, Path.Combine(Setting.NewFolder(), "inbound.db")),
            _ => Child.Self("serve", kind, number),
        }).ReadyAsync();
        using var load = Child.Self("load", $"http://127.0.0.1:{port}{Setting.InboundPath}", WarmUp.ToString(CultureInfo.InvariantCulture), Seconds.ToString(CultureInfo.InvariantCulture));
        return await load.FiguresAsync();
    }

    private static void Print(Dictionary<string, List<double[]>> figures)
    {
        Console.WriteLine("| Webhook, 64 connections | requests/s | p50 | p99 | requests/s, each round |");
        Console.WriteLine("|---|---:|---:|---:|---|");
        foreach (var (kind, rounds) in figures)
            Figures.Print($"| {kind} | {Median(rounds, 0):N0} | {Median(rounds, 1):F1} ms | {Median(rounds, 2):F1} ms | {string.Join(" / ", rounds.Select(round => round[0].ToString("N0", CultureInfo.InvariantCulture)))} |");
        foreach (var other in figures.Keys.Where(kind => kind != "ours"))
            Figures.Print($"ours / {other}: {Median(figures["ours"], 0) / Median(figures[other], 0):F2}");
    }

    private static double Median(List<double[]> rounds, int column) => Figures.Median(rounds.Select(round => round[column]));
}
