namespace WaTemplates.Packages.Tests;

/// <summary>Lists that are compared with files of this project; <c>WATEMPLATES_APPROVE=1</c> writes them.</summary>
internal static class ApprovedList
{
    public static void Verify(string file, IEnumerable<string> lines)
    {
        var path = Repository.PathOf("tests/Templates.Packages.Tests/Contents/" + file);
        var actual = string.Concat(lines.Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("WATEMPLATES_APPROVE") == "1")
            File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is missing. Run this test with WATEMPLATES_APPROVE=1 and read what it writes.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
