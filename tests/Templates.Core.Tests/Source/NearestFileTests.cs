using WaTemplates.Core.Settings;
using WaTemplates.Core.Source;

namespace WaTemplates.Core.Tests.Source;

public class NearestFileTests
{
    private static readonly string Root = Path.GetPathRoot(Path.GetTempPath())!;

    [Theory]
    [InlineData("repo/src/deep", "repo/src")]
    [InlineData("repo/src", "repo/src")]
    [InlineData("repo/other", "repo")]
    [InlineData("repo/nested/a", null)]
    [InlineData("elsewhere", "")]
    public void Find_GoesUpToTheRepositoryRoot(string folder, string? expected)
    {
        var files = new[] { "repo/src", "repo", "" }.Select(path => Path.Combine(At(path), SettingsParser.FileName)).ToArray();
        var nearest = new NearestFile(SettingsParser.FileName, files.Contains, path => path == At("repo") || path == At("repo/nested"));

        Assert.Equal(expected is null ? null : Path.Combine(At(expected), SettingsParser.FileName), nearest.Find(At(folder)));
    }

    private static string At(string path) => path.Length == 0 ? Root : Path.Combine([Root, .. path.Split('/')]);
}
