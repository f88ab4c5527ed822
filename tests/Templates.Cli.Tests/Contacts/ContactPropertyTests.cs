using System.Text;
using FsCheck;
using FsCheck.Fluent;
using WaTemplates.Cli.Contacts;

namespace WaTemplates.Cli.Tests.Contacts;

/// <summary>Whatever stands in a list, in whichever order, spelling and encoding, comes to the variable it belongs to.</summary>
public class ContactPropertyTests
{
    private static readonly string[] Variables = ["FirstName", "SurveyURL", "Company"];
    private static readonly string[][] Spellings = [["FirstName", "first name", "FIRST_NAME", " First-Name"], ["SurveyURL", "Link", "survey link"], ["Company", "company", "Com pany"], ["Phone", "mobile number", "Whats App"]];
    private static readonly Encoding[] Encodings = [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];
    private static readonly Gen<string> Cells = from parts in Gen.Elements("a", "ü", "😀", "\"", ",", ";", "\t", "|", "\n", "\r\n", "'", "=", "1", " ", "x y").ArrayOf() select string.Concat(parts).Trim();

    private static readonly Gen<(string[][] Rows, int Seed)> Lists =
        from rows in (from cells in Cells.ArrayOf(3) select cells).NonEmptyListOf()
        from seed in Gen.Choose(0, int.MaxValue)
        select (rows.ToArray(), seed);

    [Fact]
    public void AnyList_IsReadAsItWasMeant()
    {
        using var folder = new TemporaryFolder("csv");
        Prop.ForAll(Lists.ToArbitrary(), list => Check(folder, list.Rows, new Random(list.Seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static void Check(TemporaryFolder folder, string[][] rows, Random random)
    {
        int[] order = [0, 1, 2, 3];
        random.Shuffle(order);
        var (separator, newLine) = (random.GetItems([',', ';', '\t', '|'], 1)[0], random.GetItems(["\n", "\r\n"], 1)[0]);
        // The number is always there, so that no row is an empty line.
        string Line(Func<int, string> cell) => string.Join(separator, order.Select(cell)) + newLine;
        var text = Line(column => random.GetItems(Spellings[column], 1)[0])
            + string.Concat(rows.Select((row, number) => Line(column => column == 3 ? $"+49151{number:00000000}" : Quoted(row[column], separator, random))));
        var path = ContactLists.Write(folder, text, random.GetItems(Encodings, 1)[0]);
        var (contacts, refused) = ContactLists.ReadAsync(path, Variables).GetAwaiter().GetResult();
        var expected = rows.Select((row, number) => $"+49151{number:00000000} {string.Join('§', row)}");
        var actual = contacts.Select(contact => $"{contact.Phone} {string.Join('§', Variables.Select(variable => contact.Values.GetValueOrDefault(variable, "")))}");
        if (refused.Count > 0 || !expected.SequenceEqual(actual, StringComparer.Ordinal))
            throw new InvalidOperationException($"{text}\ngave {string.Join(" | ", actual)}; refused {string.Join(" | ", refused)}");
    }

    private static string Quoted(string cell, char separator, Random random)
        => cell.AsSpan().ContainsAny(['"', '\n', '\r', separator]) || random.Next(3) == 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
