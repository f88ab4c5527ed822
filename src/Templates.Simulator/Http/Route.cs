namespace WaTemplates.Simulator.Http;

/// <summary>Method and path of an operation; <c>{}</c> stands for any one part of the path.</summary>
internal sealed record Route(string Method, string Path, FaultOperation Operation, Func<Exchange, Task<Answer>> Handle)
{
    private readonly string[] parts = Path.Split('/');

    public Route(string method, string path, FaultOperation operation, Func<Exchange, Answer> handle)
        : this(method, path, operation, exchange => Task.FromResult(handle(exchange)))
    {
    }

    public bool MatchesPath(string[] segments)
    {
        if (segments.Length != parts.Length)
            return false;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i] != "{}" && parts[i] != segments[i] && !MatchesSuffix(parts[i], segments[i]))
                return false;
        }

        return true;
    }

    // "{}.json" holds a SID in front of the ending.
    private static bool MatchesSuffix(string part, string segment)
        => part.Length > 2 && part.StartsWith("{}", StringComparison.Ordinal) && segment.EndsWith(part[2..], StringComparison.Ordinal);
}
