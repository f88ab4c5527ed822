using System.Globalization;

namespace WaTemplates.Runtime.Ledger.Sqlite;

/// <summary>The sender's role of a ledger: a file beside it that one process holds open. The system lets go of it however the process ends.</summary>
internal sealed class SenderLock : IDisposable
{
    private readonly FileStream file;

    private SenderLock(FileStream file) => this.file = file;

    /// <exception cref="LedgerException">Another process has it, or the file cannot be written.</exception>
    public static SenderLock Take(string ledger)
    {
        var path = ledger + ".sender";
        try
        {
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            file.SetLength(0);
            file.Write(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}")));
            file.Flush();
            return new SenderLock(file);
        }
        catch (IOException error)
        {
            throw new LedgerException($"Another process sends from the ledger {ledger}: {Holder(path)}. Stop it first, or open this one without sending.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new LedgerException($"The file {path} cannot be written. Give this process the right to write to the ledger's folder.", error);
        }
    }

    public void Dispose() => file.Dispose();

    private static string Holder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd() is { Length: > 0 } holder ? holder : "not known which";
        }
        catch (IOException)
        {
            return "not known which";
        }
    }
}
