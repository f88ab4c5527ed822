using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WaTemplates.Cli.Running;
using WaTemplates.Core.Outputs;
using WaTemplates.Runtime;
using WaTemplates.Runtime.Hosting;
using WaTemplates.Simulator;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Developing;

/// <summary>Simulator and runtime side by side, in a folder that goes with them. Nothing of it reaches an account.</summary>
internal sealed class DevServer : IAsyncDisposable
{
    private const string Sender = "whatsapp:+14155238886";
    private readonly string folder;
    private readonly TwilioSimulator simulator;
    private readonly WebApplication application;

    private DevServer(string folder, TwilioSimulator simulator, WebApplication application)
    {
        this.folder = folder;
        this.simulator = simulator;
        this.application = application;
    }

    /// <summary>Where the phone is.</summary>
    public Uri Phone => simulator.Url;

    /// <param name="phone">Where simulator and phone listen.</param>
    /// <param name="urls">Where the runtime listens.</param>
    /// <param name="outputs">What the templates compile to.</param>
    /// <param name="show">Takes a line for each reply.</param>
    /// <exception cref="CannotRunException">A port is taken, or the folder for temporary files cannot be written.</exception>
    public static async Task<DevServer> StartAsync(string phone, string urls, IReadOnlyList<OutputFile> outputs, Action<string> show)
    {
        var folder = Directory.CreateTempSubdirectory("watemplates-dev-").FullName;
        return await RuntimeApplication.RunAsync(async () =>
        {
            var simulator = await StartSimulatorAsync(phone).ConfigureAwait(false);
            Publish(folder, outputs);
            simulator.ApproveManifests(folder);
            var application = RuntimeApplication.Create(Settings(folder, urls, simulator), urls, LogLevel.Warning, services =>
            {
                services.AddSingleton(new DevReplies(show));
                services.AddScoped<IReplyHandler, DevReplyHandler>();
            });
            await RuntimeApplication.InitializeAsync(application).ConfigureAwait(false);
            await RuntimeApplication.StartListeningAsync(application).ConfigureAwait(false);
            simulator.ConfigureSender(Sender, new Uri(new Uri(urls), "/whatsapp/inbound"));
            return new DevServer(folder, simulator, application);
        }).ConfigureAwait(false);
    }

    /// <summary>Takes over templates that have changed.</summary>
    public void Update(IReadOnlyList<OutputFile> outputs)
    {
        Publish(folder, outputs);
        simulator.ApproveManifests(folder);
    }

    /// <summary>Sends a template with its samples.</summary>
    /// <exception cref="MessageRefusedException">It cannot be sent to that person.</exception>
    public async Task SendAsync(DevMessage message)
    {
        var template = application.Services.GetRequiredService<ITemplateCatalog>().Get(message.Template, message.Language);
        await application.Services.GetRequiredService<ITemplateSender>()
            .SendAsync(new TemplateMessage(message.Template, message.Language, template.MailingList, message.Values), message.To).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await application.StopAsync().ConfigureAwait(false);
        await application.DisposeAsync().ConfigureAwait(false);
        await simulator.DisposeAsync().ConfigureAwait(false);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<TwilioSimulator> StartSimulatorAsync(string phone)
    {
        try
        {
            return await TwilioSimulator.StartAsync(new SimulatorOptions { Urls = phone, StatusDelay = TimeSpan.FromMilliseconds(400) }).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ArgumentException or IOException or SocketException)
        {
            throw RuntimeApplication.CannotListen(exception);
        }
    }

    private static void Publish(string folder, IReadOnlyList<OutputFile> outputs)
    {
        var manifest = outputs.Single(output => output.Path == OutputNames.Manifest);
        if (OutputFolder.WriteOne(folder, OutputNames.Manifest, manifest.Content) is { } failure)
            throw new CannotRunException($"'{failure.Path}' cannot be written ({failure.Problem}). Check the folder for temporary files.");
    }

    private static Dictionary<string, string?> Settings(string folder, string urls, TwilioSimulator simulator) => new(StringComparer.Ordinal)
    {
        [nameof(WaTemplatesOptions.Templates)] = folder,
        [nameof(WaTemplatesOptions.Sender)] = Sender,
        [nameof(WaTemplatesOptions.PublicUrl)] = urls,
        [nameof(WaTemplatesOptions.Database)] = Path.Combine(folder, "wa.db"),
        // What is seen on the phone shall not depend on the environment's account.
        ["TWILIO_ACCOUNT_SID"] = simulator.AccountSid,
        ["TWILIO_AUTH_TOKEN"] = simulator.AuthToken,
        ["TWILIO_API_KEY"] = "",
        ["TWILIO_API_SECRET"] = "",
        ["WATEMPLATES_TWILIO_URL"] = simulator.Url.AbsoluteUri,
        [nameof(WaTemplatesOptions.MessagingServiceSid)] = "",
        [nameof(WaTemplatesOptions.Forward)] = "",
    };
}
