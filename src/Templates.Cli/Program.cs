using System.CommandLine;
using System.CommandLine.Invocation;
using WaTemplates.Cli;
using WaTemplates.Cli.Commands;

var parsed = CommandTree.Create().Parse(args);
if (parsed.Action is ParseErrorAction)
    return UsageErrors.Print(parsed);
try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (CannotRunException exception)
{
    Terminal.Error.WriteLine($"watemplates: {exception.Message}");
    return ExitCode.CannotRun;
}
finally
{
    Terminal.Out.Flush();
}
