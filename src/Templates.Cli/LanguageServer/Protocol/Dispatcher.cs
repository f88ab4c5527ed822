using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Protocol;

/// <summary>
/// Takes one item after the other and holds the client to the order of LSP: initialize first, nothing but exit after
/// shutdown. A fault in one request is that request's error, and logged; the server lives on.
/// </summary>
internal sealed class Dispatcher(Connection connection, Inbox inbox, MethodTable methods)
{
    private enum Stage
    {
        Fresh,
        Running,
        ShutDown,
    }

    private Stage stage;

    /// <summary>Runs until the client says exit or its stream ends.</summary>
    /// <returns>The exit code: 0 only for an exit after a shutdown.</returns>
    public int Run()
    {
        while (true)
        {
            var item = inbox.Take();
            if (item.IsEnd)
                return ExitCode.Findings;
            if (item.Message is { Method: "exit", Id: null })
                return stage == Stage.ShutDown ? ExitCode.Fine : ExitCode.Findings;
            if (item.Work is { } work)
                Guard(work, "own work");
            else if (item.ParseProblem is { } problem)
                connection.Fail(null, RpcError.ParseError, problem);
            else
                Take(item.Message!, item.Cancellation);
        }
    }

    private void Take(Message message, CancellationToken cancellation)
    {
        if (message.Problem is { } problem)
            connection.Fail(message.Id, RpcError.InvalidRequest, problem);
        else if (message.IsRequest)
            Answer(message, cancellation);
        else if (message.Failure is { } failure)
            connection.Log(LogLevel.Warning, $"The client refused a request: {failure}");
        else if (stage == Stage.Running && methods.Notifications.TryGetValue(message.Method ?? "", out var action))
            Guard(() => action(message.Params), message.Method!);
    }

    private void Answer(Message request, CancellationToken cancellation)
    {
        try
        {
            cancellation.ThrowIfCancellationRequested();
            connection.Respond(request.Id!, ResultOf(request));
        }
        catch (RpcException exception)
        {
            connection.Fail(request.Id, exception.Code, exception.Message);
        }
        catch (OperationCanceledException)
        {
            connection.Fail(request.Id, RpcError.RequestCancelled, "The request was cancelled.");
        }
        catch (Exception exception) when (exception is not IOException)
        {
            connection.Log(LogLevel.Error, $"{request.Method} failed: {exception}");
            connection.Fail(request.Id, RpcError.InternalError, $"{request.Method} failed: {exception.Message}");
        }
        finally
        {
            inbox.Done(request);
        }
    }

    private JsonValue ResultOf(Message request)
    {
        switch (request.Method)
        {
            case "initialize" when stage == Stage.Fresh:
                var result = methods.Requests["initialize"](request.Params);
                stage = Stage.Running;
                connection.IsLive = true;
                return result;
            case var _ when stage == Stage.Fresh:
                throw new RpcException(RpcError.ServerNotInitialized, "The server waits for 'initialize'.");
            case "initialize":
                throw new RpcException(RpcError.InvalidRequest, "'initialize' may be sent once.");
            case var _ when stage == Stage.ShutDown:
                throw new RpcException(RpcError.InvalidRequest, "The server is shut down and waits for 'exit'.");
            case "shutdown":
                stage = Stage.ShutDown;
                return Json.Null;
            default:
                return methods.Requests.TryGetValue(request.Method!, out var answer)
                    ? answer(request.Params)
                    : throw new RpcException(RpcError.MethodNotFound, $"'{request.Method}' is no method of this server.");
        }
    }

    private void Guard(Action work, string name)
    {
        try
        {
            work();
        }
        catch (RpcException exception)
        {
            connection.Log(LogLevel.Warning, $"{name}: {exception.Message}");
        }
        catch (Exception exception) when (exception is not IOException)
        {
            connection.Log(LogLevel.Error, $"{name} failed: {exception}");
        }
    }
}
