using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>All that is logged, with the values it was made of and its exceptions.</summary>
internal sealed class LogCapture : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, int Id, string Text)> entries = [];

    public IReadOnlyList<(string Category, int Id, string Text)> Entries => [.. entries];

    public string Text => string.Join('\n', entries.Select(e => e.Text));

    public ILogger CreateLogger(string categoryName) => new Writer(categoryName, entries);

    public void Dispose()
    {
    }

    private sealed class Writer(string category, ConcurrentQueue<(string, int, string)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            entries.Enqueue((category, 0, state.ToString() ?? ""));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs.Select(p => p.Value)) : "";
            entries.Enqueue((category, eventId.Id, $"{formatter(state, exception)} {values} {exception}"));
        }
    }
}
