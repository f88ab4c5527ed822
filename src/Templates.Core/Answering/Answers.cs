namespace WaTemplates.Core.Answering;

/// <summary>The three answers of a two-way template, in the order of their digits.</summary>
internal static class Answers
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Unsubscribe = "unsubscribe";

    public static readonly string[] InOrder = [Yes, No, Unsubscribe];
}
