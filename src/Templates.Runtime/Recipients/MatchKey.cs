namespace WaTemplates.Runtime.Recipients;

/// <summary>
/// What two spellings of one number have in common. WhatsApp replies from Mexico, Argentina and Brazil may come from
/// another spelling than was written to; a STOP under the other one must count.
/// </summary>
internal static class MatchKey
{
    /// <summary>The digits without the mobile digit of the three countries; the number itself for others.</summary>
    public static string Of(PhoneNumber number)
    {
        var digits = number.Digits;
        return digits switch
        {
            ['5', '2', '1', ..] when digits.Length == 13 => digits.Remove(2, 1),
            ['5', '4', '9', ..] when digits.Length == 13 => digits.Remove(2, 1),
            // Mobile numbers begin with 6 to 9 behind the added 9; other digits there mean a landline, which has none.
            ['5', '5', _, _, '9', >= '6' and <= '9', ..] when digits.Length == 13 => digits.Remove(4, 1),
            _ => digits,
        };
    }
}
