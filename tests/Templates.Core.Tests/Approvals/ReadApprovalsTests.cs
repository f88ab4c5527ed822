using System.Text;
using WaTemplates.Core.Approvals;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Testing;
using WaTemplates.Text.Files;

namespace WaTemplates.Core.Tests.Approvals;

public class ReadApprovalsTests
{
    private static readonly string Whole = ApprovalsText.Of("name: parcel\nkind: notice\ncategory: utility\nlanguages:\n  en:\n    body: Your parcel was delivered today.\n");

    [Fact]
    public void WholeFile_WithByteOrderMark_IsRead()
    {
        var read = ReadApprovals.Of("x", new FileContent([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Whole)], FileProblem.None));

        Assert.Null(read.Problem);
        Assert.Single(read.File!.Of(ApprovalsText.Account, "parcel", "en"));
    }

    [Fact]
    public void CutFile_IsBrokenWhereverItEnds()
        => Assert.All(Enumerable.Range(0, Whole.TrimEnd().Length), length =>
        {
            var problem = ReadApprovals.Of("x", Whole[..length]).Problem!;

            Assert.Equal((RuleCatalog.UnreadableApprovals, "x"), (problem.Rule, problem.Path));
            Assert.InRange(problem.Span.Start, 0, length);
            Assert.Equal(Whole[..problem.Span.Start].Count(c => c == '\n') + 1, problem.Lines.Start.Line);
        });

    [Theory]
    [InlineData((int)FileProblem.Directory)]
    [InlineData((int)FileProblem.AccessDenied)]
    [InlineData((int)FileProblem.Unusable)]
    public void FileThatCannotBeOpened_IsAProblem(int problem) => Assert.NotNull(ReadApprovals.Of("x", new FileContent(null, (FileProblem)problem)).Problem);
}
