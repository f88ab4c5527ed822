namespace WaTemplates.Runtime.Distributions;

/// <summary>Refusals that only the whole list and the ledger tell.</summary>
internal static class ContactRefusals
{
    public static ContactRefusal Duplicate(long line) => new(line, ContactProblem.Duplicate, "The same person stands earlier in the list. The first one counts.");

    public static ContactRefusal OptedOut(long line) => new(line, ContactProblem.OptedOut, "The person has opted out of this mailing list or of everything. Do not write to them there.");
}
