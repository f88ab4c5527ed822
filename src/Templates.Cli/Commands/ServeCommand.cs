using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using WaTemplates.Cli.Running;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Cli.Commands;

/// <summary><c>serve</c>: the runtime as a ready-made server.</summary>
internal static class ServeCommand
{
    public static readonly string[] Examples =
    [
        "watemplates serve --init --public-url https://hooks.example.com",
        "watemplates serve --urls http://127.0.0.1:5000",
    ];

    public static Command Create()
    {
        var urls = new Option<string>("--urls") { Description = "Where to listen.", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:5000" };
        var init = new Option<bool>("--init") { Description = "Make the ledger where there is none, and bring an older one up to this version." };
        var settings = new RuntimeArguments();
        var command = new Command("serve", "Sends what was recorded, takes replies and reports, and serves opt-out links. Ctrl+C ends it.") { urls, init };
        settings.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(settings.Settings(parsed), parsed.GetValue(urls)!, parsed.GetValue(init), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, string urls, bool init, CancellationToken cancellationToken)
    {
        ListeningAddress.Check(urls);
        await using var application = RuntimeApplication.Create(settings, urls);
        var hasPage = application.Services.GetRequiredService<IOptions<WaTemplatesOptions>>().Value.OperatorToken is not null;
        if (hasPage)
            application.MapWaTemplatesDistributions();
        if (init)
            await RuntimeApplication.InitializeAsync(application).ConfigureAwait(false);
        return await RuntimeApplication.RunAsync(async () =>
        {
            await RuntimeApplication.StartListeningAsync(application, cancellationToken).ConfigureAwait(false);
            Terminal.Error.WriteLine($"Listening at {urls}. Ctrl+C ends it.");
            Terminal.Error.WriteLine(hasPage ? "List sendings are shown at /distributions." : "Set WATEMPLATES_OPERATOR_TOKEN to watch list sendings at /distributions.");
            await application.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
            return ExitCode.Fine;
        }).ConfigureAwait(false);
    }
}
