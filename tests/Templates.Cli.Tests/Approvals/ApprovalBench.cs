using System.Diagnostics;
using System.Text.Json.Nodes;
using WaTemplates.Simulator;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary>A folder with templates, an account at the simulator, and the command between them.</summary>
internal sealed class ApprovalBench : IAsyncDisposable
{
    private ApprovalBench(TwilioSimulator simulator) => Simulator = simulator;

    public TemporaryFolder Folder { get; } = new("approve");

    public TwilioSimulator Simulator { get; }

    /// <summary>Where the commands find Twilio; the simulator unless a proxy stands between.</summary>
    public string? Url { get; set; }

    public string ApprovalsPath => Folder[ApprovalsFile.FileName];

    public (string Name, string Value)[] Environment =>
    [
        ("WATEMPLATES_TWILIO_URL", Url ?? Simulator.Url.AbsoluteUri), ("TWILIO_ACCOUNT_SID", Simulator.AccountSid), ("TWILIO_AUTH_TOKEN", Simulator.AuthToken),
    ];

    public static async Task<ApprovalBench> StartAsync(SimulatorOptions? options = null) => new(await TwilioSimulator.StartAsync(options, TestContext.Current.CancellationToken));

    public CommandResult Run(params string[] arguments) => CommandLine.Run(Folder, [], Environment, arguments);

    public JsonNode Json(params string[] arguments) => JsonNode.Parse(Run([.. arguments, "--format", "json"]).OutputBytes)!;

    /// <summary>Starts the command and leaves it running; its streams are read and dropped.</summary>
    public Process Start(params string[] arguments)
    {
        var process = Process.Start(CommandLine.StartInfo(Folder, Environment, arguments))!;
        process.StandardInput.Close();
        _ = DropAsync(process.StandardOutput);
        _ = DropAsync(process.StandardError);
        return process;
    }

    private static async Task DropAsync(StreamReader stream)
    {
        try
        {
            await stream.BaseStream.CopyToAsync(Stream.Null);
        }
        catch (ObjectDisposedException)
        {
            // The test has let go of the process.
        }
    }

    /// <summary>The submissions of a text, as the file has them.</summary>
    public IReadOnlyList<ApprovalRecord> Records(string name, string language) => File().Of(Simulator.AccountSid, name, language);

    public ApprovalsFile File() => ApprovalsReader.Read(System.IO.File.ReadAllText(ApprovalsPath));

    /// <summary>Writes a template of one sentence; words tell versions apart.</summary>
    public void Write(string name, params (string Language, string Word)[] texts)
    {
        var languages = string.Concat(texts.Select(text => $"  {text.Language}:\n    body: \"{SentenceOf(text.Language, name, text.Word)}\"\n"));
        Folder.Write($"{name}.wa.yaml", $"name: {name}\nkind: notice\ncategory: utility\nsamples: {{ FirstName: Jürgen }}\nlanguages:\n{languages}");
    }

    public async ValueTask DisposeAsync()
    {
        await Simulator.DisposeAsync();
        Folder.Dispose();
    }

    private static string SentenceOf(string language, string name, string word) => language switch
    {
        "de" => $"Hallo ${{m://FirstName}}, unser {word} für {name} ist am Sonntag leider geschlossen. Bis bald!",
        "fr" => $"Bonjour ${{m://FirstName}}, notre {word} pour {name} est malheureusement fermé le dimanche. À bientôt!",
        _ => $"Hello ${{m://FirstName}}, our {word} for {name} is unfortunately closed on Sunday this week. See you soon!",
    };
}
