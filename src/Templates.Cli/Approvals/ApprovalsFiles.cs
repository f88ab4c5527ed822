using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Approvals;

/// <summary>Finds the approvals file that counts for a template.</summary>
internal static class ApprovalsFiles
{
    /// <summary>The nearest approvals file upward from an absolute folder, to the root of its repository, or null.</summary>
    public static string? Find(string folder)
    {
        for (var current = folder; !string.IsNullOrEmpty(current); current = Path.GetDirectoryName(current))
        {
            var file = Path.Combine(current, ApprovalsFile.FileName);
            if (DiskFile.IsTaken(file))
                return file;
            if (RepositoryRoot.IsAt(current))
                break;
        }

        return null;
    }
}
