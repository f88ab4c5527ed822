using WaTemplates.Core.Diagnostics;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests;

/// <summary>Every file under Fixtures gives exactly the findings that are marked in it.</summary>
public class FixtureTests
{
    public static TheoryData<string> Names => new(Fixture.All.Select(fixture => fixture.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Fixture_GivesMarkedFindings(string name)
    {
        if (Fixture.Find(name).Difference() is { } difference)
            Assert.Fail(difference);
    }

    [Fact]
    public void Rules_HaveReportingAndSilentFixtures()
    {
        var without = RuleCatalog.All.Where(rule => !rule.IsCallSite).Select(rule => rule.Name).Except(["UnreadableFile", "NoTemplates", "OutputNotWritable", "VersionMismatch"], StringComparer.Ordinal)
            .Where(rule => !HasCase(rule, reports: true) || !HasCase(rule, reports: false));

        Assert.Empty(without);
    }

    [Fact]
    public void Folders_AreNamedAfterRules() => Assert.Empty(Fixture.All.Select(fixture => fixture.Rule).Except(RuleCatalog.All.Select(rule => rule.Name), StringComparer.Ordinal));

    private static bool HasCase(string rule, bool reports)
    {
        var id = RuleCatalog.All.Single(descriptor => descriptor.Name == rule).Id;
        return Fixture.All.Any(fixture => fixture.Rule == rule && fixture.Files.SelectMany(file => file.Findings).Any(finding => finding.Id == id) == reports);
    }
}
