using System.Globalization;
using WaTemplates.Runtime.Recipients;

namespace WaTemplates.Cli.People;

/// <summary>A person as somebody names them on the command line.</summary>
internal static class PersonArgument
{
    /// <summary>The key of a number, of an id such as <c>DE.13491208655302741918</c>, or of 32 hexadecimal digits, as lists of opt-outs have them.</summary>
    /// <exception cref="CannotRunException">It is none of them.</exception>
    public static RecipientKey Parse(string text, RecipientHasher people)
    {
        var name = text.StartsWith(RecipientHasher.Channel, StringComparison.Ordinal) ? text[RecipientHasher.Channel.Length..] : text;
        if (TryKey(name, out var key))
            return key;
        if (name is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', '.', ..])
            return people.FromAddress(RecipientHasher.Channel + name).Key;
        return PhoneNumber.TryParse(name, out var number, out var problem)
            ? people.FromNumber(number).Key
            : throw new CannotRunException($"the number cannot be used: {problem}. Write it as +4915112345678.");
    }

    /// <summary>A key as it is printed.</summary>
    public static bool TryKey(string text, out RecipientKey key)
    {
        var isKey = text.Length == 2 * RecipientKey.Length && UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? (UInt128?)value : null;
        key = new RecipientKey(isKey ?? default);
        return isKey is not null;
    }

    /// <summary>An address without its channel, as people write it.</summary>
    public static string? Shown(string? address)
        => address is { Length: > 0 } ? address.StartsWith(RecipientHasher.Channel, StringComparison.Ordinal) ? address[RecipientHasher.Channel.Length..] : address : null;
}
