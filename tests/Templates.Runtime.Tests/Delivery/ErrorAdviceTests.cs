using WaTemplates.Runtime.Delivery;

namespace WaTemplates.Runtime.Tests.Delivery;

public class ErrorAdviceTests
{
    // Twilio's codes for messages over WhatsApp, as of 2026.
    private static readonly int[] Codes =
    [
        20003, 20004, 20005, 20006, 20008, 20403, 20404, 20409, 20422, 20429, 20500, 20503, 20249, 21211, 21212, 21606, 21657, 21408, 21602, 21603, 21604, 21608,
        21609, 21610, 21611, 21612, 21614, 21617, 21620, 21623, 21624, 21654, 21655, 21656, 21658, 21703, 21704, 21705, 30001, 30002, 30008, 30410, 63001, 63002,
        63003, 63005, 63006, 63007, 63008, 63009, 63012, 63010, 63011, 63013, 63014, 63015, 63016, 63017, 63018, 63019, 63020, 63021, 63022, 63023, 63024, 63025,
        63026, 63027, 63028, 63029, 63030, 63031, 63032, 63033, 63034, 63035, 63036, 63037, 63038, 63040, 63041, 63042, 63043, 63044, 63045, 63046, 63047, 63049,
        63051, 63062, 57012, 11200, 11205, 11206, 12100, 12200, 12300, 14107,
    ];

    [Fact]
    public void EveryCode_HasAdvice_Once()
    {
        Assert.Equal(Codes.Order(), ErrorAdvice.All.Select(advice => advice.Code));
        Assert.DoesNotContain(ErrorAdvice.All, advice => advice.Class == ErrorClass.Unknown);
    }

    [Fact]
    public void Action_IsOneSentence()
        => Assert.All(ErrorAdvice.All, advice => Assert.True(advice.Action.EndsWith('.') && char.IsUpper(advice.Action[0]) && !advice.Action.Contains(". ", StringComparison.Ordinal), advice.Action));

    [Theory]
    [InlineData(20429, ErrorClass.Rate, RetryAdvice.Backoff)]
    [InlineData(20500, ErrorClass.Transient, RetryAdvice.Check)]
    [InlineData(30410, ErrorClass.Transient, RetryAdvice.Check)]
    [InlineData(21610, ErrorClass.OptOut, RetryAdvice.No)]
    [InlineData(63014, ErrorClass.OptOut, RetryAdvice.No)]
    [InlineData(63016, ErrorClass.Content, RetryAdvice.No)]
    [InlineData(63041, ErrorClass.Template, RetryAdvice.Later)]
    [InlineData(63032, ErrorClass.Recipient, RetryAdvice.No)]
    [InlineData(63007, ErrorClass.Sender, RetryAdvice.No)]
    [InlineData(63051, ErrorClass.Account, RetryAdvice.No)]
    [InlineData(99999, ErrorClass.Unknown, RetryAdvice.No)]
    public void Code_HasClassAndRetry(int code, ErrorClass kind, RetryAdvice retry) => Assert.Equal((code, kind, retry), (ErrorAdvice.For(code).Code, ErrorAdvice.For(code).Class, ErrorAdvice.For(code).Retry));
}
