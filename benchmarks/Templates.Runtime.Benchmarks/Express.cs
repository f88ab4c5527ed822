namespace WaTemplates.Runtime.Benchmarks;

/// <summary>The same written with npm's express and twilio, in <c>benchmarks/express</c>.</summary>
internal static class Express
{
    public static string Folder { get; } = Find(AppContext.BaseDirectory);

    /// <summary>Why it cannot be measured, or null.</summary>
    public static string? Missing { get; } = !OnPath("node") ? "there is no node" : !Has("express") || !Has("twilio") ? "run 'npm ci' in benchmarks/express first" : null;

    /// <summary>Whether it can store anything.</summary>
    public static bool HasSqlite { get; } = File.Exists(Path.Combine(Folder, "node_modules/better-sqlite3/build/Release/better_sqlite3.node"));

    private static bool Has(string package) => Directory.Exists(Path.Combine(Folder, "node_modules", package));

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    // Up from where this was built to.
    private static string Find(string? folder)
        => folder is null || Directory.Exists(Path.Combine(folder, "benchmarks", "express")) ? Path.Combine(folder ?? "", "benchmarks", "express") : Find(Path.GetDirectoryName(folder));
}
