using System.CommandLine;
using System.CommandLine.Invocation;
using WaTemplates.Cli;
using WaTemplates.Cli.Commands;

var parsed = CommandTree.Create().Parse(args);
if (parsed.Action is ParseErrorAction)
    return UsageErrors.Print(parsed);
try
{
    return parsed.Invoke(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        // Messages under way come to their end before a command does.
        ProcessTerminationTimeout = TimeSpan.FromMinutes(1),
    });
}
catch (CannotRunException exception)
{
    Terminal.Error.WriteLine($"watemplates: {exception.Message}");
    return ExitCode.CannotRun;
}
catch (OperationCanceledException exception) when (exception.InnerException is not TimeoutException)
{
    Terminal.Error.WriteLine("Interrupted.");
    return ExitCode.Findings;
}
finally
{
    Terminal.Out.Flush();
}
