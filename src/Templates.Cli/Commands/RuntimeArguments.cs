using System.CommandLine;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Cli.Commands;

/// <summary>Options that several commands take over the environment's settings. Secrets are not among them: arguments are seen by other processes.</summary>
internal sealed class RuntimeArguments
{
    private readonly Option<string?> templates = new("--templates") { Description = "Folder with manifest and approvals. Default: watemplates.", HelpName = "DIR" };
    private readonly Option<string?> sender = new("--sender") { Description = "Our WhatsApp number, whatsapp:+14155238886.", HelpName = "NUMBER" };
    private readonly Option<string?> publicUrl = new("--public-url") { Description = "Where Twilio reaches this server; https, except on loopback.", HelpName = "URL" };
    private readonly Option<string?> database = new("--database") { Description = "SQLite file of the ledger, or a PostgreSQL connection string; its password from WATEMPLATES_DATABASE or PGPASSWORD. Default: wa.db.", HelpName = "FILE" };
    private readonly Option<string?> settle = new("--settle") { Description = "How long a new message may take to appear in Twilio's list. Default: 10m.", HelpName = "TIME" };
    private readonly Option<string?> unknown = new("--unknown") { Description = "What to do with a message that Twilio may or may not have: reconcile, hold or resend.", HelpName = "POLICY" };
    private readonly Option<string?> rate = new("--rate") { Description = "Messages per second. Default: 60.", HelpName = "N" };

    public void AddTo(Command command)
    {
        foreach (var option in All)
            command.Add(option);
    }

    /// <summary>The options given, by the name of their setting.</summary>
    public IReadOnlyDictionary<string, string?> Settings(ParseResult parsed)
        => All.Zip(Names).Select(pair => (pair.Second, Value: parsed.GetValue(pair.First))).Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Second, pair => pair.Value, StringComparer.Ordinal);

    private Option<string?>[] All => [templates, sender, publicUrl, database, settle, unknown, rate];

    private static readonly string[] Names =
    [
        nameof(WaTemplatesOptions.Templates), nameof(WaTemplatesOptions.Sender), nameof(WaTemplatesOptions.PublicUrl), nameof(WaTemplatesOptions.Database),
        nameof(WaTemplatesOptions.SettleTime), nameof(WaTemplatesOptions.UnknownPolicy), nameof(WaTemplatesOptions.Rate),
    ];
}
