namespace WaTemplates.Core.Approvals;

/// <summary>What a host knows of approvals when it links.</summary>
/// <param name="FileOf">The approvals file of a template, by the template's path as findings name it; null where there is none.</param>
/// <param name="AreRequired">Whether every text must be approved; a template's settings may ask for it as well.</param>
internal sealed record LinkApprovals(Func<string, ReadApprovals?> FileOf, bool AreRequired = false)
{
    /// <summary>One file for all templates, or none.</summary>
    public static LinkApprovals Of(ReadApprovals? file, bool areRequired = false) => new(_ => file, areRequired);
}
