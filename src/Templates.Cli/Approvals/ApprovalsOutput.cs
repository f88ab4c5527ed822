using System.Text;
using WaTemplates.Core.Approvals;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Approvals;

/// <summary>Writes the approvals beside the manifest, where the runtime reads them.</summary>
internal static class ApprovalsOutput
{
    /// <param name="found">The approvals files of all templates, by full path; all of them readable.</param>
    /// <param name="folder">The output folder, absolute.</param>
    /// <returns>The failure, or null.</returns>
    public static OutputFailure? Write(IReadOnlyDictionary<string, ReadApprovals> found, string folder)
    {
        var target = Path.Combine(folder, ApprovalsFile.FileName);
        var paths = found.Keys.Where(path => path != target).Order(StringComparer.Ordinal).ToArray();
        if (paths.Length == 0)
            return null;
        var content = paths.Length == 1 ? DiskFile.Read(paths[0]).Bytes ?? [] : Encoding.UTF8.GetBytes(ApprovalsWriter.Write(Merge(paths.Select(path => found[path].File!))));
        if (DiskFile.Read(target).Bytes is { } present && present.AsSpan().SequenceEqual(content))
            return null;
        return DiskFile.Write(target, content) is not FileProblem.None and var problem ? new OutputFailure(target, problem) : null;
    }

    // Projects side by side bring a file each, and the manifest is one. Their templates have different names, else it is WAT0006.
    private static ApprovalsFile Merge(IEnumerable<ApprovalsFile> files)
        => new(files.SelectMany(file => file.Accounts).GroupBy(account => account.Key, StringComparer.Ordinal).ToDictionary(
            account => account.Key,
            IReadOnlyDictionary<string, IReadOnlyList<ApprovalRecord>> (account) => account.SelectMany(texts => texts.Value).DistinctBy(text => text.Key, StringComparer.Ordinal).ToDictionary(text => text.Key, text => text.Value, StringComparer.Ordinal),
            StringComparer.Ordinal));
}
