using WaTemplates.Core;
using WaTemplates.Core.Fixes;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Analysis;

/// <summary>A file that fixes changed: how it was read, and what became of it.</summary>
internal sealed record FileFix(FoundFile File, TemplateFile Input, byte[] Bytes, FixedFile Fixed);

/// <summary>Mends files on disk: only those that have fewer findings afterwards, each as a whole or not at all.</summary>
internal static class FileFixes
{
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <summary>Changes the files of a workspace.</summary>
    /// <returns>Those that were changed, and what could not be written.</returns>
    public static (IReadOnlyList<FileFix> Written, IReadOnlyList<string> Problems) Apply(Workspace workspace)
    {
        var written = new List<FileFix>();
        var problems = new List<string>();
        foreach (var fix in WithoutHarmToOthers(workspace))
        {
            if (Write(fix) is { } problem)
                problems.Add(problem);
            else
                written.Add(fix);
        }

        return (written, problems);
    }

    /// <summary>Leaves out a fix by which files come to clash, with the same language of one name, say.</summary>
    private static IEnumerable<FileFix> WithoutHarmToOthers(Workspace workspace)
    {
        var read = new Dictionary<FixableFile, (FoundFile File, byte[] Bytes)>(ReferenceEqualityComparer.Instance);
        foreach (var (file, input) in workspace.Inputs())
        {
            var content = file.Read(YamlLimits.MaxFileSize);
            var text = content.Bytes is { Length: <= YamlLimits.MaxFileSize } bytes ? SourceText.Decode(bytes, out _) : null;
            read.Add(new FixableFile(input, text, TemplateCompiler.Analyze(input, content)), (file, content.Bytes ?? []));
        }

        return TemplateSetFixer.Fix(read.Keys).Select(fix => new FileFix(read[fix.File].File, fix.File.File, read[fix.File].Bytes, fix.Fixed));
    }

    private static string? Write(FileFix fix)
    {
        var path = File.ResolveLinkTarget(fix.File.FullPath, returnFinalTarget: true)?.FullName ?? fix.File.FullPath;
        if (DiskFile.Read(path).Bytes is not { } now || !now.AsSpan().SequenceEqual(fix.Bytes))
            return $"'{fix.Input.Path}' was changed by another program meanwhile and is left as it is. Run the command again.";
        UnixFileMode? mode = OperatingSystem.IsWindows() ? null : File.GetUnixFileMode(path);
        var hasMark = fix.Bytes.AsSpan().StartsWith(ByteOrderMark);
        var problem = DiskFile.Write(path, [.. hasMark ? ByteOrderMark : [], .. System.Text.Encoding.UTF8.GetBytes(fix.Fixed.Text)]);
        if (problem != FileProblem.None)
            return $"'{fix.Input.Path}' cannot be written and is left as it is. Check that you may write there and that the disk has room.";
        if (mode is not null && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode.Value);
        return null;
    }
}
