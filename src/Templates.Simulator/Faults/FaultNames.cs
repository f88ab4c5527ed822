using System.Text;

namespace WaTemplates.Simulator.Faults;

/// <summary>Kinds and operations as fault files and the journal write them.</summary>
internal static class FaultNames
{
    public static IReadOnlyDictionary<string, FaultKind> Kinds { get; } = Enum.GetValues<FaultKind>().ToDictionary(NameOf, StringComparer.Ordinal);

    public static IReadOnlyDictionary<string, FaultOperation> Operations { get; } = Enum.GetValues<FaultOperation>().ToDictionary(Kebab, StringComparer.Ordinal);

    public static string NameOf(FaultKind kind) => Kebab(kind);

    private static string Kebab<T>(T value)
        where T : struct, Enum
    {
        var name = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && name.Length > 0)
                name.Append('-');
            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
