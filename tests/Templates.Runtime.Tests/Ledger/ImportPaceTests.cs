using WaTemplates.Runtime.Ledger.Sqlite;

namespace WaTemplates.Runtime.Tests.Ledger;

public class ImportPaceTests
{
    private static readonly TimeSpan Slow = ImportPace.Quick + TimeSpan.FromMilliseconds(1);

    [Fact]
    public void Transactions_Grow_WhileTheyEndQuickly()
    {
        var pace = new ImportPace();
        List<int> rows = [];
        for (var i = 0; i < 4; i++)
        {
            rows.Add(pace.Rows);
            pace.Note(pace.Rows, ImportPace.Quick);
        }

        Assert.Equal([16_384, 32_768, 49_152, 49_152], rows);
    }

    [Fact]
    public void ASlowEnd_MakesThemSmallAgain()
    {
        var pace = new ImportPace();
        pace.Note(pace.Rows, TimeSpan.Zero);
        pace.Note(pace.Rows, TimeSpan.Zero);
        pace.Note(1, Slow);
        Assert.Equal(ImportPace.Step, pace.Rows);
    }

    [Fact]
    public void OneThatWasCutShort_SaysNothingOfLargerOnes()
    {
        var pace = new ImportPace();
        pace.Note(pace.Rows - 1, TimeSpan.Zero);
        Assert.Equal(ImportPace.Step, pace.Rows);
    }
}
