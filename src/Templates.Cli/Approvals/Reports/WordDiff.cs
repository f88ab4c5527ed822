using System.Text;
using DiffPlex;

namespace WaTemplates.Cli.Approvals.Reports;

/// <summary>What became of a text, word by word: <c>Hello [-dear-]{+good+} friend</c>, as git writes it.</summary>
internal static class WordDiff
{
    private static readonly char[] Separators = [' ', '\n', '\t'];

    public static string Of(string before, string after)
    {
        var result = new Differ().CreateWordDiffs(before, after, ignoreWhitespace: false, Separators);
        var diff = new StringBuilder();
        var position = 0;
        foreach (var block in result.DiffBlocks)
        {
            diff.AppendJoin("", result.PiecesOld[position..block.DeleteStartA]);
            if (block.DeleteCountA > 0)
                diff.Append("[-").AppendJoin("", result.PiecesOld.AsSpan(block.DeleteStartA, block.DeleteCountA)!).Append("-]");
            if (block.InsertCountB > 0)
                diff.Append("{+").AppendJoin("", result.PiecesNew.AsSpan(block.InsertStartB, block.InsertCountB)!).Append("+}");
            position = block.DeleteStartA + block.DeleteCountA;
        }

        return diff.AppendJoin("", result.PiecesOld[position..]).ToString();
    }
}
