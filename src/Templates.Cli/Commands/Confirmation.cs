namespace WaTemplates.Cli.Commands;

/// <summary>A question before something that cannot be taken back.</summary>
internal static class Confirmation
{
    /// <summary>Whether to go on.</summary>
    /// <param name="question">What is about to happen, and whether it shall.</param>
    /// <param name="isGiven">Whether <c>--yes</c> answers it already.</param>
    /// <exception cref="CannotRunException">Nobody is there to be asked.</exception>
    public static bool Ask(string question, bool isGiven)
    {
        if (isGiven)
            return true;
        if (!IsPossible)
            throw new CannotRunException($"{question} Nobody can answer that here: there is no terminal. Add --yes to go on.");
        Terminal.Error.Write($"{question} [y/N] ");
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    /// <summary>Whether a person reads and writes here.</summary>
    public static bool IsPossible => !Console.IsInputRedirected && !Console.IsErrorRedirected;
}
