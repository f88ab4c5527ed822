using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using WaTemplates.Text.Spelling;

namespace WaTemplates.Cli.Contacts;

/// <summary>
/// How a country writes its own numbers, so that a list of them can be read. What could be a number of two countries is
/// refused: a wrong guess is a message to a stranger.
/// </summary>
/// <param name="Country">ISO code.</param>
/// <param name="CallingCode">Of the country.</param>
/// <param name="Trunk">What precedes a number within the country and falls away from outside; empty for none.</param>
/// <param name="Shortest">Digits of a number written without <paramref name="Trunk"/>; 0 where it must be written.</param>
/// <param name="Longest">Digits at most.</param>
internal sealed record NationalNumbers(string Country, string CallingCode, string Trunk, int Shortest, int Longest)
{
    // Country, calling code, trunk prefix ("-" for none), digits without it ("-" where it must be written). Source: ITU-T
    // national numbering plans. Argentina is missing: its mobile numbers cannot be told from the national form.
    private static readonly FrozenDictionary<string, NationalNumbers> Known =
        """
        AE 971 0 -, AT 43 0 -, AU 61 0 -, BA 387 0 -, BD 880 0 -, BE 32 0 -, BG 359 0 -, BR 55 0 10-11, CA 1 1 10-10, CH 41 0 -, CL 56 - 9-9,
        CN 86 0 10-11, CO 57 - 10-10, CY 357 - 8-8, CZ 420 - 9-9, DE 49 0 -, DK 45 - 8-8, EE 372 - 7-8, EG 20 0 -, ES 34 - 9-9, FI 358 0 -,
        FR 33 0 -, GB 44 0 -, GH 233 0 -, GR 30 - 10-10, HK 852 - 8-8, HR 385 0 -, HU 36 06 -, ID 62 0 -, IE 353 0 -, IL 972 0 -, IN 91 0 10-10,
        IT 39 - 9-10, JP 81 0 -, KE 254 0 -, KR 82 0 -, LK 94 0 -, LV 371 - 8-8, MA 212 0 -, MT 356 - 8-8, MX 52 - 10-10, MY 60 0 -, NG 234 0 -,
        NL 31 0 -, NO 47 - 8-8, NZ 64 0 -, PE 51 0 -, PH 63 0 -, PK 92 0 -, PL 48 - 9-9, PT 351 - 9-9, RO 40 0 -, RS 381 0 -, RU 7 8 10-10,
        SA 966 0 -, SE 46 0 -, SG 65 - 8-8, SI 386 0 -, SK 421 0 -, TH 66 0 -, TN 216 - 8-8, TR 90 0 -, TW 886 0 -, TZ 255 0 -, UA 380 0 -,
        UG 256 0 -, US 1 1 10-10, VN 84 0 -, ZA 27 0 -
        """.Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Parse).ToFrozenDictionary(known => known.Country, StringComparer.Ordinal);

    /// <summary>The numbers of a country.</summary>
    /// <exception cref="CannotRunException">The code is unknown.</exception>
    public static NationalNumbers Of(string country)
        => Known.GetValueOrDefault(country.ToUpperInvariant()) ?? throw new CannotRunException(
            $"--country {country}: national numbers of it are not known{(EditDistance.Nearest(country, Known.Keys) is { } nearest ? $"; did you mean {nearest}?" : ".")} Known are {string.Join(", ", Known.Keys.Order(StringComparer.Ordinal))}. Write other countries' numbers with + and their code.");

    /// <summary>The number with plus and country code, or as it was written where it is no national one.</summary>
    /// <param name="written">As in the list.</param>
    /// <param name="problem">What is wrong: a clause for a message, without the number.</param>
    public string? Complete(string written, out string? problem)
    {
        problem = null;
        var digits = new StringBuilder(written.Length);
        foreach (var c in written)
        {
            // Whatever is no national number is judged by the rules for all numbers.
            if (c is '+' or '\uFF0B' or ',' || char.IsLetter(c))
                return written;
            if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit)
                digits.Append((char)('0' + digit));
        }

        var number = digits.ToString();
        if (number.Length == 0 || number.StartsWith("00", StringComparison.Ordinal))
            return written;
        if (Trunk.Length > 0 && number.StartsWith(Trunk, StringComparison.Ordinal) && (Shortest == 0 || IsLength(number.Length - Trunk.Length)))
            return $"+{CallingCode}{number[Trunk.Length..]}";
        if (IsLength(number.Length))
            return $"+{CallingCode}{number}";
        if (number.StartsWith(CallingCode, StringComparison.Ordinal) && IsLength(number.Length - CallingCode.Length))
            return "+" + number;
        problem = Trunk.Length > 0
            ? $"it begins with neither + nor {Trunk}: write +{CallingCode} or {Trunk} in front, since a spreadsheet may have dropped it"
            : $"it has {number.Length} digits, and numbers of {Country} have {(Shortest == Longest ? Shortest : $"{Shortest} to {Longest}")}: write those of other countries with + and their code";
        return null;
    }

    private bool IsLength(int length) => length >= Shortest && length <= Longest && Shortest > 0;

    private static NationalNumbers Parse(string text)
    {
        var parts = text.Split(' ');
        var lengths = parts[3] == "-" ? [0, 0] : parts[3].Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new NationalNumbers(parts[0], parts[1], parts[2] == "-" ? "" : parts[2], lengths[0], lengths[1]);
    }
}
