namespace WaTemplates.Runtime.Tests.Ledger;

/// <summary>A folder of its own for a ledger's files.</summary>
internal sealed class LedgerFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wa-ledger");

    public string Path => System.IO.Path.Combine(folder.FullName, "wa.db");

    public void Dispose() => folder.Delete(recursive: true);
}
