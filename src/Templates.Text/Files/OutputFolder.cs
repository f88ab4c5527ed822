using System.Text;
using WaTemplates.Text.Json;

namespace WaTemplates.Text.Files;

/// <summary>A file that could not be written or deleted.</summary>
internal sealed record OutputFailure(string Path, FileProblem Problem);

/// <summary>What is remembered of a folder that nobody else has written to.</summary>
/// <param name="Untouched">Paths of files that have the wanted content already.</param>
/// <param name="OwnFiles">Paths of the files that the folder's manifest lists.</param>
internal sealed record KnownOutputs(ISet<string> Untouched, IReadOnlyList<string> OwnFiles);

/// <summary>
/// Keeps a folder's outputs equal to what the templates give. The folder's own manifest tells which files are ours: only
/// those are ever deleted.
/// </summary>
internal static class OutputFolder
{
    private const string ManifestName = "manifest.json";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes what differs, deletes what the last manifest lists and this one does not, and the manifest last.</summary>
    /// <param name="folder">Absolute path; created when missing.</param>
    /// <param name="files">All outputs, by path below the folder with slashes; the manifest is one of them.</param>
    /// <param name="known">What the caller remembers of the folder, which saves reading it.</param>
    /// <returns>What failed; empty when the folder is as wanted.</returns>
    public static IReadOnlyList<OutputFailure> Write(string folder, IReadOnlyList<KeyValuePair<string, string>> files, KnownOutputs? known = null)
    {
        var failures = new List<OutputFailure>();
        var wanted = new HashSet<string>(files.Select(file => file.Key), StringComparer.Ordinal);
        foreach (var file in files.Where(file => file.Key != ManifestName && known?.Untouched.Contains(file.Key) != true))
            WriteFile(folder, file.Key, file.Value, failures);
        foreach (var stale in (known?.OwnFiles ?? OwnFiles(folder)).Where(path => !wanted.Contains(path)))
            Delete(folder, stale, failures);
        DeleteEmptyFolders(folder);
        if (failures.Count == 0)
        {
            foreach (var manifest in files.Where(file => file.Key == ManifestName))
                WriteFile(folder, manifest.Key, manifest.Value, failures);
        }

        return failures;
    }

    /// <summary>Writes one file, unless it has that content already.</summary>
    public static OutputFailure? WriteOne(string folder, string path, string content)
    {
        var failures = new List<OutputFailure>();
        WriteFile(folder, path, content, failures);
        return failures.FirstOrDefault();
    }

    /// <summary>Deletes every output, and the folder where nothing else is in it.</summary>
    /// <param name="folder">Absolute path.</param>
    /// <param name="further">Paths of outputs the manifest does not list, such as reports.</param>
    public static IReadOnlyList<OutputFailure> Clean(string folder, IEnumerable<string> further)
    {
        var failures = new List<OutputFailure>();
        if (!Directory.Exists(folder))
            return failures;
        foreach (var path in OwnFiles(folder).Concat(further).Concat([ManifestName]))
            Delete(folder, path, failures);
        DeleteEmptyFolders(folder);
        DiskFile.TryDeleteEmptyFolder(folder);
        return failures;
    }

    /// <summary>Paths of the files the folder's manifest lists; none where it cannot be read.</summary>
    public static IReadOnlyList<string> OwnFiles(string folder)
    {
        if (DiskFile.Read(Path.Combine(folder, ManifestName)).Bytes is not { } bytes)
            return [];
        try
        {
            var templates = JsonReader.Parse(Utf8.GetString(bytes))["templates"]?.Items ?? [];
            return templates.SelectMany(template => template["files"]?.Members ?? []).Select(file => file.Value.AsString).OfType<string>().Where(IsBelow).ToArray();
        }
        catch (FormatException)
        {
            return [];
        }
    }

    // A manifest someone else wrote must not make us delete elsewhere.
    private static bool IsBelow(string path)
        => (path.StartsWith("twilio/", StringComparison.Ordinal) || path.StartsWith("qualtrics/", StringComparison.Ordinal))
            && path.IndexOf('/') == path.LastIndexOf('/') && path.IndexOfAny(['\\', ':', '\0']) < 0;

    private static void WriteFile(string folder, string path, string content, List<OutputFailure> failures)
    {
        var full = FullPath(folder, path);
        var bytes = Utf8.GetBytes(content);
        if (DiskFile.Read(full, bytes.Length + 1).Bytes is { } existing && IsSame(existing, bytes))
            return;
        var problem = DiskFile.Write(full, bytes);
        if (problem != FileProblem.None)
            failures.Add(new OutputFailure(full, problem));
    }

    private static bool IsSame(byte[] a, byte[] b)
    {
        if (a.Length != b.Length)
            return false;
        for (var i = 0; i < a.Length; i++)
        {
            if (a[i] != b[i])
                return false;
        }

        return true;
    }

    private static void Delete(string folder, string path, List<OutputFailure> failures)
    {
        var full = FullPath(folder, path);
        if (File.Exists(full) && !DiskFile.TryDelete(full))
            failures.Add(new OutputFailure(full, FileProblem.AccessDenied));
    }

    private static void DeleteEmptyFolders(string folder)
    {
        DiskFile.TryDeleteEmptyFolder(FullPath(folder, "twilio"));
        DiskFile.TryDeleteEmptyFolder(FullPath(folder, "qualtrics"));
    }

    private static string FullPath(string folder, string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
}
