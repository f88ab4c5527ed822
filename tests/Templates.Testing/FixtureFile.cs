using WaTemplates.Core.Settings;
using WaTemplates.Text.Approvals;

namespace WaTemplates.Testing;

/// <summary>One file of a fixture, its markup taken off.</summary>
internal sealed record FixtureFile(string Path, string Text, IReadOnlyList<ExpectedFinding> Findings)
{
    public bool IsSettings => Path == SettingsParser.FileName;

    public bool IsApprovals => Path == ApprovalsFile.FileName;

    public bool IsTemplate => !IsSettings && !IsApprovals;

    public static FixtureFile Of(string path, string markup)
    {
        var (text, findings) = SpanMarkup.Parse(markup);
        return new FixtureFile(path, text, findings);
    }

    public static FixtureFile Read(string folder, string file) => Of(System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file));
}
