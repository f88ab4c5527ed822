using WaTemplates.Core.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Approvals;

/// <summary>Reads the approvals files of templates, round after round; one whose bytes are the same is not parsed again.</summary>
/// <param name="nameOf">The path as findings name it.</param>
internal sealed class KnownApprovals(Func<string, string> nameOf)
{
    private readonly Dictionary<string, (FileContent Content, ReadApprovals Approvals)> known = new(StringComparer.Ordinal);

    /// <summary>The files as they are now.</summary>
    public ApprovalsRound NewRound() => new(Read);

    private ReadApprovals Read(string path)
    {
        var content = DiskFile.Read(path);
        if (known.TryGetValue(path, out var earlier) && IsSame(earlier.Content, content))
            return earlier.Approvals;
        var approvals = ReadApprovals.Of(nameOf(path), content);
        known[path] = (content, approvals);
        return approvals;
    }

    private static bool IsSame(FileContent a, FileContent b)
        => a.Bytes is { } bytes ? b.Bytes is not null && bytes.AsSpan().SequenceEqual(b.Bytes) : b.Bytes is null && a.Problem == b.Problem;
}

/// <summary>The approvals files at one moment: each is looked for and read once.</summary>
internal sealed class ApprovalsRound(Func<string, ReadApprovals> read)
{
    private readonly Core.Source.NearestFile nearest = ApprovalsFiles.Nearest();
    private readonly Dictionary<string, ReadApprovals> found = new(StringComparer.Ordinal);

    /// <summary>The files that were asked for, by full path.</summary>
    public IReadOnlyDictionary<string, ReadApprovals> Found => found;

    /// <summary>The file that applies to a template, or null.</summary>
    /// <param name="templatePath">Absolute path.</param>
    public ReadApprovals? Of(string templatePath)
    {
        if (nearest.Find(Path.GetDirectoryName(templatePath)) is not { } path)
            return null;
        if (!found.TryGetValue(path, out var approvals))
            found[path] = approvals = read(path);
        return approvals;
    }
}
