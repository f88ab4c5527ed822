namespace WaTemplates.Cli;

internal static class ExitCode
{
    public const int Fine = 0;

    /// <summary>There is a finding of severity error.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, or input or output that is not there.</summary>
    public const int CannotRun = 2;
}
