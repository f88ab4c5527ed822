using Microsoft.Data.Sqlite;

namespace WaTemplates.Runtime.Tests.Ledger;

/// <summary>A folder of its own for a ledger's files.</summary>
internal sealed class LedgerFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("wa-ledger");

    public string Path => System.IO.Path.Combine(folder.FullName, "wa.db");

    /// <summary>Every reference leads to a row: the ledger itself does not look as it writes.</summary>
    public void CheckReferences() => CheckReferences(Path);

    /// <inheritdoc cref="CheckReferences()"/>
    public static void CheckReferences(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var check = new SqliteCommand("PRAGMA foreign_key_check", connection);
        using var row = check.ExecuteReader();
        Assert.False(row.HasRows && row.Read(), row.HasRows ? $"{row.GetString(0)} {row.GetValue(1)} refers to a row of {row.GetString(2)} that is not there." : null);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
