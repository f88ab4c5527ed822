using WaTemplates.CodeFixes.CallSites;

namespace WaTemplates.CodeFixes.Tests.CallSites;

public class ReplyNotHandledFixTests
{
    [Fact]
    public Task MissingKinds_GetCases() => FixVerifier.Verify(
        new ReplyNotHandledFix(),
        "WAT1005",
        """
        switch (reply.Kind)
        {
            case ReplyKind.Yes or ReplyKind.No:
                Console.WriteLine(name);
                break;
            case ReplyKind.Free:
                break;
        }
        """,
        """
        switch (reply.Kind)
        {
            case ReplyKind.Yes or ReplyKind.No:
                Console.WriteLine(name);
                break;
            case ReplyKind.Free:
                break;
            case ReplyKind.Unsubscribe:
                break;
            case ReplyKind.Unclear:
                break;
        }
        """);
}
