using System.CommandLine;
using WaTemplates.Cli.Analysis;
using WaTemplates.Cli.Developing;
using WaTemplates.Cli.Reporting;
using WaTemplates.Cli.Running;
using WaTemplates.Cli.Watching;
using WaTemplates.Runtime;

namespace WaTemplates.Cli.Commands;

/// <summary><c>dev</c>: simulator, phone and runtime; what is saved is seen on the phone.</summary>
internal static class DevCommand
{
    public static readonly string[] Examples =
    [
        "watemplates dev",
        "watemplates dev templates --phone http://127.0.0.1:5080",
    ];

    public static Command Create()
    {
        var paths = PathArgument.Create();
        var phone = new Option<string>("--phone") { Description = "Where the phone is shown.", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:5080" };
        var urls = new Option<string>("--urls") { Description = "Where the runtime listens.", HelpName = "URL", DefaultValueFactory = _ => "http://127.0.0.1:5000" };
        var command = new Command("dev", "Shows templates on a phone in the browser as they are saved, and answers as the runtime does. Needs no account. Ctrl+C ends it.") { paths, phone, urls };
        command.SetAction(parsed => Run(WorkspaceOf(parsed.GetValue(paths)!), parsed.GetValue(phone)!, parsed.GetValue(urls)!));
        return command;
    }

    // The simulator approves what it gets.
    private static Workspace WorkspaceOf(string[] paths) => new(paths, withOutputs: true) { JudgesApprovals = false };

    private static int Run(Workspace workspace, string phone, string urls)
    {
        ListeningAddress.Check(urls);
        DevServer? server = null;
        var shown = new Dictionary<(string Template, string Language), string>();
        try
        {
            return WatchLoop.Run(workspace, report =>
            {
                new TextReporter(Terminal.HasColors).Write(report, Terminal.Out);
                Terminal.Out.Flush();
                if (report.Compilation.HasErrors)
                {
                    Terminal.Error.WriteLine("The phone keeps what it has until the errors are mended.");
                    return report.ExitCode;
                }

                if (server is null)
                {
                    server = DevServer.StartAsync(phone, urls, report.Compilation.Outputs, Terminal.Error.WriteLine).GetAwaiter().GetResult();
                    Terminal.Error.WriteLine($"The phone is at {server.Phone}");
                }
                else
                {
                    server.Update(report.Compilation.Outputs);
                }

                Show(server, DevMessages.Of(workspace.Files), shown);
                return report.ExitCode;
            });
        }
        finally
        {
            server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Show(DevServer server, IReadOnlyList<DevMessage> messages, Dictionary<(string Template, string Language), string> shown)
    {
        foreach (var message in messages)
        {
            if (shown.TryGetValue((message.Template, message.Language), out var stamp) && stamp == message.Stamp)
                continue;
            shown[(message.Template, message.Language)] = message.Stamp;
            try
            {
                server.SendAsync(message).GetAwaiter().GetResult();
                Terminal.Error.WriteLine($"{message.Template} {message.Language} is sent to {message.To}");
            }
            catch (MessageRefusedException exception)
            {
                Terminal.Error.WriteLine($"{message.Template} {message.Language} is not sent to {message.To}: {exception.Message}");
            }
        }
    }
}
