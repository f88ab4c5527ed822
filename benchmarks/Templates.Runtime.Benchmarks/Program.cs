using System.Globalization;
using WaTemplates.Runtime.Benchmarks;
using WaTemplates.Runtime.Benchmarks.Growth;
using WaTemplates.Runtime.Benchmarks.Million;
using WaTemplates.Runtime.Benchmarks.Sending;
using WaTemplates.Runtime.Benchmarks.Webhooks;
using WaTemplates.Runtime.Benchmarks.Workers;

// Without arguments everything; with "webhook", "send", "check", "list" that part of it; "million", "growth" and "pg" take long and are asked for by name. The others are the processes those start.
switch (args)
{
    case []:
        SignatureCheck.Run();
        await Import.RunAsync();
        await WebhookRounds.RunAsync();
        await SendRounds.RunAsync();
        return 0;
    case ["check"]:
        SignatureCheck.Run();
        await Import.RunAsync();
        return 0;
    case ["list", .. var rest]:
        return await RunAsync(rest, ListImport.Standard, ListImport.RunAsync);
    case ["million", .. var rest]:
        return await RunAsync(rest, MillionRounds.Standard, MillionRounds.RunAsync);
    case ["growth", .. var rest]:
        return await RunAsync(rest, GrowthRounds.Standard, GrowthRounds.RunAsync);
    case ["list-run", var url, var address, var people, var workers]:
        await ListRun.RunAsync(new Uri(url), address, Number(people), Number(workers));
        return 0;
    case ["worker", var url, var address]:
        await SendingWorker.RunAsync(new Uri(url), address);
        return 0;
    case ["webhook"]:
        await WebhookRounds.RunAsync();
        return 0;
    case ["send"]:
        await SendRounds.RunAsync();
        return 0;
    case ["pg"]:
        return await PostgreSqlRounds.RunAsync(600_000);
    case ["pg", var rows]:
        return await PostgreSqlRounds.RunAsync(Number(rows));
    case ["serve", var kind, var port]:
        await WebhookServers.RunAsync(kind, Number(port));
        return 0;
    case ["load", var url, var warmUp, var seconds]:
        LoadGenerator.Run(new Uri(url), Number(warmUp), Number(seconds));
        return 0;
    case ["fake", var port, var from, var to]:
        await FakeTwilio.RunAsync(Number(port), Number(from), Number(to));
        return 0;
    case ["send", "bare", var url, var warmUp, var count]:
        await BareLoop.RunAsync(new Uri(url), Number(warmUp), Number(count));
        return 0;
    case ["send", "ours", var url, var warmUp, var count]:
        await DispatcherRun.RunAsync(new Uri(url), Number(warmUp), Number(count));
        return 0;
    default:
        Console.Error.WriteLine("Arguments: none, webhook, send, check, list [PEOPLE] [--on sqlite|postgresql], million [PEOPLE] [--on sqlite|postgresql], growth [PEOPLE,…] [--on sqlite|postgresql] [--workers N,…], or pg [ROWS, a multiple of 50000].");
        return 2;
}

static async Task<int> RunAsync(string[] arguments, RunPlan standard, Func<RunPlan, Task> run)
{
    if (RunPlan.Read(arguments, standard, out var problem) is not { } plan)
    {
        Console.Error.WriteLine(problem);
        return 2;
    }

    await run(plan);
    return 0;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
