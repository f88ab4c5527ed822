namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>The sender's role of a ledger: a file beside it that one process holds open. The system lets go of it however the process ends.</summary>
internal sealed class SenderLock : IDisposable
{
    private readonly FileStream file;

    private SenderLock(FileStream file) => this.file = file;

    /// <param name="ledger">The ledger's file.</param>
    /// <param name="holder">Asked who has it, where it is taken.</param>
    /// <exception cref="LedgerException">Another process has it, or the file cannot be written.</exception>
    public static SenderLock Take(string ledger, Func<string?> holder)
    {
        var path = ledger + ".sender";
        try
        {
            return new SenderLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (DirectoryNotFoundException error)
        {
            throw new LedgerException($"The folder of the ledger {ledger} does not exist. Check the path and the volume.", error);
        }
        catch (IOException error)
        {
            throw new SenderTakenException($"Another process sends from the ledger {ledger}: {holder() ?? "not known which"}. Stop it first, or open this one without sending.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new LedgerException($"The file {path} cannot be written. Give this process the right to write to the ledger's folder.", error);
        }
    }

    public void Dispose() => file.Dispose();
}
