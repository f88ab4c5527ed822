using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using WaTemplates.Analyzers.CallSites;
using WaTemplates.Analyzers.Generation;
using WaTemplates.Testing;

namespace WaTemplates.CodeFixes.Tests.CallSites;

/// <summary>Applies a fix in a workspace: the code must become what the test says, compile, and give the finding no more.</summary>
internal static class FixVerifier
{
    private const string Config = "is_global = true\nbuild_property.RootNamespace = Acme\n";

    /// <summary>Fixes statements of an async method, as often as the rule finds something.</summary>
    public static Task Verify(CodeFixProvider fix, string id, string before, string after, int action = 0)
        => VerifyFile(fix, id, CallSiteVerifier.InMethod(before), CallSiteVerifier.InMethod(after), action);

    /// <summary>Fixes a file that has the usings already.</summary>
    public static async Task VerifyFile(CodeFixProvider fix, string id, string before, string after, int action = 0)
    {
        var document = Document(CallSiteProject.Usings + before);
        var finding = (await Findings(document, id)).FirstOrDefault();
        Assert.True(finding is not null, $"There is no {id} to fix.");

        var actions = await Actions(fix, document, finding);
        Assert.True(actions.Count > action, $"The fix is not offered: {string.Join(", ", actions.Select(offered => offered.Title))}");
        var operations = await actions[action].GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;

        Assert.Equal(CallSiteProject.Usings + after, (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString());
        var errors = (await changed.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors.Select(error => error.ToString()));
        Assert.Empty(await Findings(changed, id));
    }

    /// <summary>Titles of what is offered for the first finding.</summary>
    public static async Task<string[]> Titles(CodeFixProvider fix, string id, string statements)
    {
        var document = Document(CallSiteProject.Usings + CallSiteVerifier.InMethod(statements));
        return (await Actions(fix, document, (await Findings(document, id))[0])).Select(action => action.Title).ToArray();
    }

    private static Document Document(string source)
    {
        var files = SampleTemplates.Both;
        var generated = new GeneratorRun(files, version: LanguageVersion.Latest).Source;
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(), VersionStamp.Default, "Acme", "Acme", LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: FrameworkReferences.All));
        project = project.AddDocument("Runtime.cs", Stubs.Runtime).Project.AddDocument("Twilio.cs", Stubs.Twilio).Project.AddDocument("WaTemplates.g.cs", generated).Project;
        foreach (var file in files)
            project = project.AddAdditionalDocument(Path.GetFileName(file.Path), file.GetText(TestContext.Current.CancellationToken), filePath: file.Path).Project;
        var config = Config + string.Concat(files.Select(file => $"[{file.Path}]\n{WaTemplates.Analyzers.TemplateFiles.SourceItemGroup} = {file.ItemGroup}\n"));
        project = project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From(config), filePath: "/repo/.globalconfig").Project;
        return project.AddDocument("Code.cs", source, filePath: CallSiteProject.SourcePath);
    }

    private static async Task<IReadOnlyList<Diagnostic>> Findings(Document document, string id)
    {
        var compilation = (await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var all = await compilation.WithAnalyzers([new CallSiteAnalyzer()], new CompilationWithAnalyzersOptions(document.Project.AnalyzerOptions, (exception, _, _) => throw new InvalidOperationException("The analyzer failed.", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false)).GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        return all.Where(diagnostic => diagnostic.Id == id).OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).ToArray();
    }

    private static async Task<List<CodeAction>> Actions(CodeFixProvider fix, Document document, Diagnostic finding)
    {
        Assert.Contains(finding.Id, fix.FixableDiagnosticIds);
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        Assert.Distinct(actions.Select(action => action.EquivalenceKey));
        return actions;
    }
}
