using System.CommandLine;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Cli.Commands;

/// <summary>The ledger that a command reads or writes.</summary>
internal sealed class LedgerArgument
{
    private readonly Option<string?> database = new("--database") { Description = "The ledger, as 'serve' has it. Default: wa.db.", HelpName = "FILE" };

    public void AddTo(Command command) => command.Add(database);

    /// <summary>The setting, where it is given.</summary>
    public IReadOnlyDictionary<string, string?> Settings(ParseResult parsed)
        => parsed.GetValue(database) is { } given ? new Dictionary<string, string?>(StringComparer.Ordinal) { [nameof(WaTemplatesOptions.Database)] = given } : new Dictionary<string, string?>(StringComparer.Ordinal);
}
