namespace WaTemplates.Runtime.Recipients;

/// <summary>Addresses as logs may show them: the country and the last two digits.</summary>
internal static class AddressMask
{
    /// <summary>Calling codes of two digits; those of one are 1 and 7, all others have three.</summary>
    private const string TwoDigitCodes =
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98";

    /// <summary><c>+49…78</c> for a number, <c>DE…</c> for an id, <c>…</c> for anything else.</summary>
    public static string Mask(string? address)
    {
        var name = address.AsSpan();
        if (name.StartsWith(RecipientHasher.Channel, StringComparison.Ordinal))
            name = name[RecipientHasher.Channel.Length..];
        if (PhoneNumber.TryParseExact(name, out var number))
            return $"+{CountryOf(number.Digits)}…{number.Digits.AsSpan(number.Digits.Length - 2)}";
        return name is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', '.', ..] ? $"{name[..2]}…" : "…";
    }

    private static ReadOnlySpan<char> CountryOf(ReadOnlySpan<char> digits) => digits switch
    {
        ['1' or '7', ..] => digits[..1],
        _ when TwoDigitCodes.AsSpan().Contains(digits[..2], StringComparison.Ordinal) => digits[..2],
        _ => digits[..3],
    };
}
