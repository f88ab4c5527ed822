using WaTemplates.Analyzers.CallSites;
using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.CallSites;

public class ReplyNotHandledTests
{
    [Theory]
    [InlineData("case ReplyKind.Yes: break; case ReplyKind.No: break;", "Unsubscribe,Unclear,Free")]
    [InlineData("case ReplyKind.Yes or ReplyKind.No: break; case ReplyKind.Unsubscribe: break;", "Unclear,Free")]
    [InlineData("case ReplyKind.Yes when name.Length > 0: break; case ReplyKind.No: break;", "Yes,Unsubscribe,Unclear,Free")]
    [InlineData("case ReplyKind.Yes: case ReplyKind.No: case ReplyKind.Unsubscribe: case ReplyKind.Unclear: break;", "Free")]
    public async Task MissingKinds_AreReported(string cases, string missing)
    {
        var finding = Assert.Single(await CallSiteVerifier.VerifyStatements($$"""{|WAT1005:switch|} (reply.Kind) { {{cases}} }"""));

        Assert.Equal(missing, finding.Properties[ReplyNotHandled.Missing]);
    }

    [Theory]
    [InlineData("switch (reply.Kind) { case ReplyKind.Yes: break; default: break; }")]
    [InlineData("switch (reply.Kind) { case ReplyKind.Yes: break; case var other: break; }")]
    [InlineData("switch (reply.Kind) { case ReplyKind.Yes: break; case not ReplyKind.Yes: break; }")]
    [InlineData("switch (reply.Kind) { case ReplyKind.Yes: case ReplyKind.No: case ReplyKind.Unsubscribe: case ReplyKind.Unclear: case ReplyKind.Free: break; }")]
    [InlineData("switch (name) { case \"yes\": break; }")]
    [InlineData("_ = reply.Kind switch { ReplyKind.Yes => 1, _ => 2 };")]
    [InlineData("if (reply.Kind == ReplyKind.Yes) Console.WriteLine();")]
    public Task EveryKindHandled_IsSilent(string code) => CallSiteVerifier.VerifyStatements(code);
}
