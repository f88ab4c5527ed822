using Microsoft.CodeAnalysis;
using WaTemplates.Analyzers.Generation;
using WaTemplates.Testing;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;
using Steps = WaTemplates.Analyzers.Generation.TemplateGenerator.Steps;

namespace WaTemplates.Analyzers.Tests.Generation;

/// <summary>An edit runs again only what depends on it.</summary>
public class StepTests
{
    private static readonly TestText Portal = SampleTemplates.Both[0];
    private static readonly TestText Parcel = SampleTemplates.Both[1];

    private readonly GeneratorRun run = new(SampleTemplates.Both);

    [Fact]
    public void UnrelatedCSharpEdit_LeavesEverythingCached()
    {
        var before = run.Source;

        run.AddSource("namespace Acme { class Unrelated { } }");

        AssertSteps(files: [Cached, Cached], shapes: [Cached, Cached], catalog: Cached, target: Cached, output: Cached);
        Assert.Same(before, run.Source);
    }

    [Fact]
    public void CommentInTemplate_EndsAtItsShape()
    {
        run.Replace(Parcel, new TestText(Parcel.Path, "# told by the warehouse\n" + SampleTemplates.ParcelNews));

        AssertSteps(files: [Cached, Modified], shapes: [Cached, Unchanged], catalog: Cached, target: Cached, output: Cached);
    }

    [Fact]
    public void ChangedSample_EndsAtItsShape()
    {
        run.Replace(Parcel, new TestText(Parcel.Path, SampleTemplates.ParcelNews.Replace("Anna", "Berta", StringComparison.Ordinal)));

        AssertSteps(files: [Cached, Modified], shapes: [Cached, Unchanged], catalog: Cached, target: Cached, output: Cached);
    }

    [Fact]
    public void ChangedText_ReachesTheOutput()
    {
        run.Replace(Parcel, new TestText(Parcel.Path, SampleTemplates.ParcelNews.Replace("delivered", "lost", StringComparison.Ordinal)));

        AssertSteps(files: [Cached, Modified], shapes: [Cached, Modified], catalog: Modified, target: Cached, output: Modified);
        Assert.Contains("your parcel was lost", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void AddedTemplate_IsReadAlone()
    {
        run.Add(new TestText("/repo/third.wa.yaml", SampleTemplates.ParcelNews.Replace("parcel_news", "third", StringComparison.Ordinal)));

        AssertSteps(files: [Cached, Cached, New], shapes: [Cached, Cached, New], catalog: Modified, target: Cached, output: Modified);
        Assert.Contains("class Third", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void RemovedTemplate_ReadsNone()
    {
        run.Remove(Parcel);

        AssertSteps(files: [Cached, Removed], shapes: [Cached, Removed], catalog: Modified, target: Cached, output: Modified);
        Assert.DoesNotContain("class ParcelNews", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherAdditionalFile_ChangesNothing()
    {
        run.Add(new TestText("/repo/words.txt", "hello", itemGroup: null));

        AssertSteps(files: [Cached, Cached], shapes: [Cached, Cached], catalog: Cached, target: Cached, output: Cached);
    }

    [Fact]
    public void ChangedNamespace_ReadsNoTemplate()
    {
        run.SetOptions(TestOptions.Of(("RootNamespace", "Other")));

        AssertSteps(files: [Unchanged, Unchanged], shapes: [Cached, Cached], catalog: Cached, target: Modified, output: Modified);
        Assert.Contains("namespace Other.WaTemplates", run.Source, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectWithoutRuntime_ReadsNoTemplateUntilItHasOne()
    {
        var template = new TestText(Portal.Path, SampleTemplates.ParcelNews);
        var templatesOnly = new GeneratorRun([template], sources: ["class Program { }"]);
        Assert.False(template.WasRead);

        templatesOnly.AddSource(Stubs.Runtime);

        Assert.True(template.WasRead);
        Assert.NotEmpty(templatesOnly.Source);
    }

    [Fact]
    public void Values_HoldNothingOfACompilation()
    {
        var values = run.Values.ToArray();

        Assert.NotEmpty(values);
        // The files themselves are the compiler's own values.
        Assert.All(values.Where(value => value is not AdditionalText), value => Assert.True(value is string or TemplateFileShape or EquatableArray<GeneratedTemplate>, value.GetType().ToString()));
    }

    private void AssertSteps(IncrementalStepRunReason[] files, IncrementalStepRunReason[] shapes, IncrementalStepRunReason catalog, IncrementalStepRunReason target, IncrementalStepRunReason output)
    {
        Assert.Equal(files, run.Reasons(Steps.Files));
        Assert.Equal(shapes, run.Reasons(Steps.Shapes));
        Assert.Equal([catalog], run.Reasons(Steps.Catalog));
        Assert.Equal([target], run.Reasons(Steps.Target));
        Assert.Equal([output], run.OutputReasons);
    }
}
