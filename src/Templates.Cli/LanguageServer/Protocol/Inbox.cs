using System.Collections.Concurrent;
using WaTemplates.Text.Json;

namespace WaTemplates.Cli.LanguageServer.Protocol;

/// <summary>
/// What the server has to do next, in order: messages as they come in, and its own work. One thread fills it from the
/// stream, timers and scans add to it, and one thread takes from it, so that nothing else needs a lock.
/// </summary>
internal sealed class Inbox : IDisposable
{
    private readonly BlockingCollection<InboxItem> items = [];
    private readonly ConcurrentDictionary<string, CancellationTokenSource> waiting = new(StringComparer.Ordinal);
    private int edits;

    /// <summary>Whether an edit waits, so that judging now would judge an old text.</summary>
    public bool HasEdits => Volatile.Read(ref edits) > 0;

    /// <summary>Reads the stream to its end on a thread of its own.</summary>
    public void ReadFrom(Stream input) => new Thread(() => ReadAll(input)) { IsBackground = true, Name = "messages" }.Start();

    /// <summary>Reads the stream to its end.</summary>
    public void ReadAll(Stream input)
    {
        var reader = new MessageReader(input);
        try
        {
            while (reader.Read() is { } incoming)
                Add(incoming.Value is { } value ? Message.Of(value) : new Message(null, null, Json.Null), incoming.Problem);
        }
        catch (IOException)
        {
            // The client is gone, which is what the end of the stream says as well.
        }

        items.Add(new InboxItem { IsEnd = true });
    }

    /// <summary>Adds work of the server's own.</summary>
    public void Post(Action work) => items.Add(new InboxItem { Work = work });

    /// <summary>Waits for the next item.</summary>
    public InboxItem Take()
    {
        var item = items.Take();
        if (IsEdit(item.Message))
            Interlocked.Decrement(ref edits);
        return item;
    }

    /// <summary>Forgets a request that is answered.</summary>
    public void Done(Message request)
    {
        if (waiting.TryRemove(request.IdKey, out var cancellation))
            cancellation.Dispose();
    }

    public void Dispose()
    {
        foreach (var cancellation in waiting.Values)
            cancellation.Dispose();
    }

    private void Add(Message message, string? problem)
    {
        var token = CancellationToken.None;
        if (message.Method == "$/cancelRequest" && message.Id is null)
        {
            Cancel(message.Params["id"]);
            return;
        }

        if (message.IsRequest)
        {
            // The token first: where a client uses a number twice, the answer to the earlier one may dispose of this source at once.
            var cancellation = new CancellationTokenSource();
            token = cancellation.Token;
            waiting[message.IdKey] = cancellation;
        }

        if (IsEdit(message))
            Interlocked.Increment(ref edits);
        items.Add(new InboxItem { Message = message, ParseProblem = problem, Cancellation = token });
    }

    private void Cancel(JsonValue? id)
    {
        if (!waiting.TryGetValue(Message.KeyOf(id), out var cancellation))
            return;
        try
        {
            cancellation.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Answered in this very moment.
        }
    }

    private static bool IsEdit(Message? message) => message?.Method == "textDocument/didChange";
}

/// <summary>A message, a piece of work, or the end of the input.</summary>
internal sealed class InboxItem
{
    public Message? Message { get; init; }

    /// <summary>Why what came in is no JSON, or null.</summary>
    public string? ParseProblem { get; init; }

    public CancellationToken Cancellation { get; init; }

    public Action? Work { get; init; }

    public bool IsEnd { get; init; }
}
