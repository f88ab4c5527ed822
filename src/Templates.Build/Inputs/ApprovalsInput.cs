using WaTemplates.Core.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Build.Inputs;

/// <summary>A project's approvals file as read from disk, and whether approval is required; parsed only when templates are linked.</summary>
internal sealed class ApprovalsInput
{
    private readonly Lazy<LinkApprovals> parsed;

    /// <param name="path">Absolute path; nothing need be there.</param>
    /// <param name="areRequired">Whether every text must be approved, whatever the settings say.</param>
    public ApprovalsInput(string path, bool areRequired)
    {
        FileContent? content = DiskFile.IsTaken(path) ? DiskFile.Read(path) : null;
        var version = content is not { } found ? "" : found.Bytes is { } bytes ? ContentHash.Of(bytes) : found.Problem.ToString();
        Key = $"{path}|{version}|{areRequired}";
        parsed = new(() => LinkApprovals.Of(content is { } read ? ReadApprovals.Of(path, read) : null, areRequired));
    }

    /// <summary>Changes with the file's place and content, and with what is required.</summary>
    public string Key { get; }

    public LinkApprovals Approvals => parsed.Value;
}
