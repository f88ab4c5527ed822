namespace WaTemplates.Analyzers.Generation;

/// <summary>Names of one scope; a second of the same name gets a number.</summary>
internal sealed class NameScope(params string[] taken)
{
    private readonly HashSet<string> names = new(taken, StringComparer.Ordinal);

    public string Take(string wanted)
    {
        var name = wanted;
        // 'a1' with a number behind it would read as another name.
        var joint = char.IsDigit(wanted[wanted.Length - 1]) ? "_" : "";
        for (var number = 2; !names.Add(name); number++)
            name = wanted + joint + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return name;
    }
}
