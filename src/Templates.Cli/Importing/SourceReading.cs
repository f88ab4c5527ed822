namespace WaTemplates.Cli.Importing;

/// <summary>What the sources gave.</summary>
internal sealed class SourceReading
{
    public List<ImportedText> Texts { get; } = [];

    /// <summary>What was left out, and why.</summary>
    public List<string> Skipped { get; } = [];

    /// <summary>What the user has to mend or tell before anything can be written.</summary>
    public List<string> Problems { get; } = [];

    /// <exception cref="CannotRunException">There is a problem.</exception>
    public void ThrowIfProblems()
    {
        if (Problems.Count > 0)
            throw new CannotRunException("nothing was imported:" + string.Concat(Problems.Select(problem => Environment.NewLine + "  " + problem)));
    }
}
