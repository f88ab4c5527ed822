using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using WaTemplates.Simulator.Accounts;
using WaTemplates.Simulator.Approvals;
using WaTemplates.Simulator.Contents;
using WaTemplates.Simulator.Messages;
using WaTemplates.Simulator.Phone;
using WaTemplates.Simulator.Senders;
using WaTemplates.Simulator.Services;

namespace WaTemplates.Simulator.Http;

/// <summary>The HTTP server: the phone page under <c>/</c> and <c>/phone</c>, everything else is the API.</summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private SimulatorServer(WebApplication application, Uri url)
    {
        this.application = application;
        Url = url;
    }

    public Uri Url { get; }

    public static async Task<SimulatorServer> StartAsync(SimulatedAccount account, CancellationToken cancellationToken)
    {
        var wanted = Wanted(account.Options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "WaTemplates.Simulator" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (IPAddress.TryParse(wanted.Host.Trim('[', ']'), out var address))
                kestrel.Listen(address, wanted.Port);
            else if (wanted.IsLoopback)
                kestrel.ListenLocalhost(wanted.Port);
            else
                kestrel.ListenAnyIP(wanted.Port);
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var application = builder.Build();
        var gate = new ApiGate(account, Routes(account));
        var phone = new PhoneEndpoints(account);
        var guard = new HostGuard(wanted.Host);
        application.Run(context =>
        {
            if (!guard.AllowsHost(context.Request.Host))
            {
                context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return Task.CompletedTask;
            }

            return PhoneEndpoints.IsPhone(context.Request.Path) ? phone.HandleAsync(context) : gate.HandleAsync(context);
        });
        await application.StartAsync(cancellationToken);
        var listening = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new SimulatorServer(application, new UriBuilder(wanted) { Port = new Uri(listening).Port }.Uri);
    }

    public async ValueTask DisposeAsync()
    {
        using var impatient = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await application.StopAsync(impatient.Token);
        await application.DisposeAsync();
    }

    private static Uri Wanted(SimulatorOptions options)
    {
        var text = options.Urls ?? $"http://127.0.0.1:{options.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return Uri.TryCreate(text, UriKind.Absolute, out var wanted) && wanted.Scheme == "http"
            ? wanted
            : throw new ArgumentException($"\"{text}\" is no address to listen at, such as http://127.0.0.1:5080.", nameof(options));
    }

    private static List<Route> Routes(SimulatedAccount account) =>
    [
        .. new MessageEndpoints(account).Routes,
        .. new MessageListEndpoint(account).Routes,
        .. new ContentEndpoints(account).Routes,
        .. new ContentListEndpoints(account).Routes,
        .. new ApprovalEndpoints(account).Routes,
        .. new SenderEndpoints(account).Routes,
        .. new ServiceEndpoints(account).Routes,
        .. new AccountEndpoints(account).Routes,
    ];
}
