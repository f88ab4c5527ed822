using WaTemplates.Runtime.Failures;

namespace WaTemplates.Runtime.Tests.Failures;

public class ErrorAdviceTests
{
    // What stops more than one message must not be told by a code of another kind.
    [Theory]
    [InlineData(20003, ErrorClass.Account, RetryAdvice.No)]
    [InlineData(20429, ErrorClass.Rate, RetryAdvice.Backoff)]
    [InlineData(21211, ErrorClass.Recipient, RetryAdvice.No)]
    [InlineData(21610, ErrorClass.OptOut, RetryAdvice.No)]
    [InlineData(30410, ErrorClass.Transient, RetryAdvice.Check)]
    [InlineData(63007, ErrorClass.Sender, RetryAdvice.No)]
    [InlineData(63014, ErrorClass.OptOut, RetryAdvice.No)]
    [InlineData(63016, ErrorClass.Content, RetryAdvice.No)]
    [InlineData(63018, ErrorClass.Rate, RetryAdvice.Backoff)]
    [InlineData(63021, ErrorClass.Content, RetryAdvice.No)]
    [InlineData(63041, ErrorClass.Template, RetryAdvice.Later)]
    [InlineData(63049, ErrorClass.Recipient, RetryAdvice.Later)]
    [InlineData(63051, ErrorClass.Account, RetryAdvice.No)]
    public void Code_HasItsClassAndRetry(int code, ErrorClass kind, RetryAdvice retry)
        => Assert.Equal((kind, retry), (ErrorAdvice.For(code).Class, ErrorAdvice.For(code).Retry));

    [Fact]
    public void EveryCode_IsThereOnce_WithOneSentence()
    {
        Assert.Equal(ErrorTable.Entries.Length, ErrorAdvice.All.Count());
        Assert.All(ErrorAdvice.All, advice => Assert.Matches(@"\A[A-Z].{15,150}\.\z", advice.Advice));
    }

    [Fact]
    public void UnknownCode_IsFinalForTheMessageOnly()
    {
        var advice = ErrorAdvice.For(69999);
        Assert.Equal((ErrorClass.Unknown, RetryAdvice.No), (advice.Class, advice.Retry));
        Assert.Contains("69999", advice.Advice, StringComparison.Ordinal);
    }
}
