using System.CommandLine;
using WaTemplates.Runtime.Hosting;

namespace WaTemplates.Cli.Commands;

/// <summary>The ledger that a command reads or writes.</summary>
/// <param name="senderHelp">What is said of <c>--sender</c>; null for a command to which it does not matter.</param>
internal sealed class LedgerArgument(string? senderHelp = null)
{
    private readonly Option<string?> database = new("--database") { Description = "The ledger, as 'serve' has it. Default: wa.db.", HelpName = "FILE" };
    private readonly Option<string?>? sender = senderHelp is null ? null : new("--sender") { Description = senderHelp, HelpName = "NUMBER" };

    public void AddTo(Command command)
    {
        if (sender is not null)
            command.Add(sender);
        command.Add(database);
    }

    /// <summary>The settings that are given.</summary>
    public IReadOnlyDictionary<string, string?> Settings(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (parsed.GetValue(database) is { } file)
            settings[nameof(WaTemplatesOptions.Database)] = file;
        if (sender is not null && parsed.GetValue(sender) is { } number)
            settings[nameof(WaTemplatesOptions.Sender)] = number;
        return settings;
    }
}
