namespace WaTemplates.Cli.SetUp;

/// <summary>How a check came out.</summary>
internal enum CheckState
{
    /// <summary>Seen to be as it must be.</summary>
    Ok,

    /// <summary>Seen to be otherwise, or what had to be asked did not answer.</summary>
    Wrong,

    /// <summary>A setting that it needs is not given.</summary>
    NotChecked,

    /// <summary>No interface tells; somebody has to look.</summary>
    Person,
}

/// <summary>One thing that must be so before messages can be sent.</summary>
/// <param name="Id">Its name for other programs, stable.</param>
/// <param name="Group">The heading it stands under.</param>
/// <param name="Title">What must be so.</param>
/// <param name="State">Whether it is.</param>
/// <param name="Evidence">What was seen; never a secret.</param>
internal sealed record SetUpCheck(string Id, string Group, string Title, CheckState State, string Evidence)
{
    /// <summary>What to do, and where exactly.</summary>
    public string? Advice { get; init; }

    /// <summary>A page about it.</summary>
    public string? Link { get; init; }
}
