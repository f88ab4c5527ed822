using System.CommandLine;
using System.CommandLine.Invocation;
using WaTemplates.Cli;
using WaTemplates.Cli.Commands;
using WaTemplates.Cli.Running;

var parsed = CommandTree.Create().Parse(args);
if (parsed.Action is ParseErrorAction)
    return UsageErrors.Print(parsed);
try
{
    var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
    if (parsed.Action is not AsynchronousCommandLineAction)
        return parsed.Invoke(configuration);
    return Interruption.RunAsync(token => parsed.InvokeAsync(configuration, token)).GetAwaiter().GetResult();
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
