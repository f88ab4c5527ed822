namespace WaTemplates.Cli.Commands;

/// <summary>A question before something that cannot be taken back.</summary>
internal static class Confirmation
{
    /// <summary>Whether to go on.</summary>
    /// <param name="question">What is about to happen, and whether it shall.</param>
    /// <param name="isGiven">Whether <c>--yes</c> answers it already.</param>
    /// <param name="cancellationToken">Ends the wait for an answer.</param>
    /// <exception cref="CannotRunException">Nobody is there to be asked.</exception>
    public static async Task<bool> AskAsync(string question, bool isGiven, CancellationToken cancellationToken)
    {
        if (isGiven)
            return true;
        if (!Terminal.HasPerson)
            throw new CannotRunException($"{question} Nobody can answer that here: there is no terminal. Add --yes to go on.");
        var answer = await Terminal.AskAsync($"{question} [y/N] ", cancellationToken).ConfigureAwait(false);
        return answer?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}
