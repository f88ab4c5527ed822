using System.CommandLine;

namespace WaTemplates.Cli.Commands;

/// <summary><c>lsp</c>: the language server.</summary>
internal static class LspCommand
{
    public static readonly string[] Examples =
    [
        "watemplates lsp",
    ];

    public static Command Create()
    {
        var command = new Command("lsp", "Serves editors over standard input and output (Language Server Protocol 3.17). An editor starts it.")
        {
            // Several clients say by which channel they speak; there is but one.
            new Option<bool>("--stdio") { Description = "Changes nothing: standard input and output are used in any case." },
        };
        command.SetAction(_ =>
        {
            // Standard output belongs to the protocol; what else would write there must not.
            using var output = Console.OpenStandardOutput();
            Console.SetOut(Terminal.Error);
            return LanguageServer.LspServer.Run(Console.OpenStandardInput(), output, Terminal.Error);
        });
        return command;
    }
}
