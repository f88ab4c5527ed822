using System.Collections.Frozen;
using System.Globalization;

namespace WaTemplates.Runtime.Delivery;

/// <summary>What a Twilio error code means for us. Source: twilio.com/docs/api/errors; retry advice is ours where that is silent.</summary>
/// <param name="Code">Twilio's number.</param>
/// <param name="Class">What it is about.</param>
/// <param name="Retry">Whether to try the same message again.</param>
/// <param name="Action">What to do, one sentence.</param>
public sealed record ErrorAdvice(int Code, ErrorClass Class, RetryAdvice Retry, string Action)
{
    private static readonly FrozenDictionary<int, ErrorAdvice> ByCode = ErrorAdviceTable.Rows.ToFrozenDictionary(advice => advice.Code);

    /// <summary>All codes we know, ascending.</summary>
    public static IReadOnlyList<ErrorAdvice> All => ErrorAdviceTable.Rows;

    /// <summary>Advice for a code; one we do not know is not retried.</summary>
    public static ErrorAdvice For(int code)
        => ByCode.TryGetValue(code, out var advice) ? advice : new ErrorAdvice(code, ErrorClass.Unknown, RetryAdvice.No, string.Create(CultureInfo.InvariantCulture, $"Look up twilio.com/docs/api/errors/{code}."));
}
