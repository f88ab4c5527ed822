using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using WaTemplates.Runtime.Crash;
using WaTemplates.Runtime.PostgreSql;

// All settings come as arguments, --WaTemplates:Sender=… and so on.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var settings = new CrashSettings(builder.Configuration);
var runtime = builder.Services.AddWaTemplates(builder.Configuration, options => options.SendDeadline = settings.SendDeadline);
if (builder.Configuration["WaTemplates:Database"] is { } database && database.Contains('=', StringComparison.Ordinal))
    runtime.UsePostgreSql(_ => new PostgreSqlLedger(database, TimeProvider.System) { Lease = settings.Lease });
else
    runtime.UseSqlite();
await using var app = builder.Build();
if (settings.WithheldAnswer is { } sign)
    app.Use(next => context => WithheldAnswer.InvokeAsync(context, next, sign));
app.MapWaTemplates("/whatsapp");
await app.StartAsync();
var feed = ActivatorUtilities.CreateInstance<Feed>(app.Services, settings);
if (settings.List > 0)
    await ActivatorUtilities.CreateInstance<ListFeed>(app.Services, settings).RunAsync(app.Lifetime.ApplicationStopping);
await feed.RunAsync(app.Lifetime.ApplicationStopping);
await app.WaitForShutdownAsync();
