namespace WaTemplates.Simulator.Messages;

/// <summary>Addresses of the form <c>whatsapp:+4915112345678</c>.</summary>
internal static class WhatsAppAddress
{
    private const string Prefix = "whatsapp:+";

    public static bool IsValid(string address)
        => address.StartsWith(Prefix, StringComparison.Ordinal)
            && address.Length - Prefix.Length is >= 7 and <= 15
            && address[Prefix.Length] != '0'
            && !address.AsSpan(Prefix.Length).ContainsAnyExceptInRange('0', '9');

    /// <summary>The address of a number written with or without prefix and plus.</summary>
    /// <exception cref="ArgumentException">It is no number.</exception>
    public static string Of(string number)
    {
        var digits = number.StartsWith("whatsapp:", StringComparison.Ordinal) ? number["whatsapp:".Length..] : number;
        var address = Prefix + digits.TrimStart('+');
        return IsValid(address) ? address : throw new ArgumentException($"\"{number}\" is no phone number: a plus and 7 to 15 digits are needed.", nameof(number));
    }

    public static string Digits(string address) => address[Prefix.Length..];
}
