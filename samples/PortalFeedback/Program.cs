using PortalFeedback;
using WaTemplates.Runtime;
using WaTemplates.Runtime.Ledger.Sqlite;
using WaTemplates.Simulator;

// A service that asks for feedback over WhatsApp. Twilio is simulated, so it runs without an account:
//   dotnet run              sends to three people, plays their answers, prints what happened, and ends
//   dotnet run -- --serve   keeps running; the phone is in the browser
var isServing = args.Contains("--serve");
var folder = Path.Combine(AppContext.BaseDirectory, "watemplates");
var database = Path.Combine(Path.GetTempPath(), $"portal-feedback-{Environment.ProcessId}.db");

await using var twilio = await TwilioSimulator.StartAsync(new SimulatorOptions { Port = isServing ? 5080 : 0 });
twilio.ApproveManifests(folder);
await using (var ledger = new SqliteLedger(database, TimeProvider.System))
    await ledger.InitializeAsync();

var builder = WebApplication.CreateBuilder(args);
var url = isServing ? "http://127.0.0.1:5000" : Loopback.FreeUrl();
builder.WebHost.UseUrls(url);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
{
    ["WaTemplates:Sender"] = "whatsapp:+14155238886",
    ["WaTemplates:PublicUrl"] = url,
    ["TWILIO_ACCOUNT_SID"] = twilio.AccountSid,
    ["TWILIO_AUTH_TOKEN"] = twilio.AuthToken,
    ["WATEMPLATES_TWILIO_URL"] = twilio.Url.AbsoluteUri,
});

// With an account, these two lines and MapWaTemplates below are all that is needed.
builder.Services.AddWaTemplates(builder.Configuration).UseSqlite(database).AddReplyHandler<FeedbackHandler>();
builder.Services.AddSingleton<FeedbackLog>();

await using var app = builder.Build();
app.MapWaTemplates("/whatsapp");
app.MapHealthChecks("/health");
await app.StartAsync();
twilio.ConfigureSender("+14155238886", new Uri($"{url}/whatsapp/inbound"));

var story = new Story(twilio, app.Services.GetRequiredService<ITemplateSender>(), app.Services.GetRequiredService<FeedbackLog>());
await story.AskAsync();
if (isServing)
{
    Console.WriteLine($"The phone is at {twilio.Url}. Answer as one of the three; Ctrl+C ends it.");
    await app.WaitForShutdownAsync();
}
else
{
    await story.PlayAnswersAsync();
    story.Print();
    await app.StopAsync();
}
