namespace WaTemplates.Runtime;

/// <summary>What somebody opted out of: one mailing list, or everything.</summary>
public readonly record struct OptOutScope
{
    private const string Everything = "*";
    private readonly string? name;

    private OptOutScope(string name) => this.name = name;

    /// <summary>Every message of every list.</summary>
    public static OptOutScope All { get; } = new(Everything);

    /// <summary>As it is stored: the list's name, or <c>*</c>.</summary>
    public string Name => name ?? Everything;

    /// <summary>Whether it is everything.</summary>
    public bool IsAll => Name == Everything;

    /// <summary>The messages of one mailing list.</summary>
    public static OptOutScope List(string mailingList)
    {
        ArgumentException.ThrowIfNullOrEmpty(mailingList);
        return new OptOutScope(mailingList);
    }

    public override string ToString() => Name;
}
