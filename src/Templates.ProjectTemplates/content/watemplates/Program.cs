using WaNamespace;
using WaNamespace.Development;

var builder = WebApplication.CreateBuilder(args);

// In Development Twilio is simulated. Everywhere else TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN name the account.
await using var twilio = builder.Environment.IsDevelopment() ? await SimulatedTwilio.StartAsync(builder) : null;

builder.Services.AddWaTemplates(builder.Configuration).UseSqlite().AddReplyHandler<FeedbackHandler>();

await using var app = builder.Build();
app.MapWaTemplates("/whatsapp");
app.MapHealthChecks("/health");
if (twilio is not null)
    app.MapAskPage(twilio);

await app.RunAsync();
