using WaTemplates.Core.Source;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Approvals;

/// <summary>Where approvals files are: the nearest one upward from a template's folder, not beyond the repository's root.</summary>
internal static class ApprovalsFiles
{
    /// <summary>Path of the approvals file for templates in an absolute folder, or null where there is none yet.</summary>
    public static string? Find(string folder) => Nearest().Find(folder);

    /// <summary>A search that remembers what it found; of one round, since files come and go.</summary>
    public static NearestFile Nearest() => new(ApprovalsFile.FileName, DiskFile.IsTaken, RepositoryRoot.IsAt);
}
