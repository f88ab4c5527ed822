using System.Globalization;
using WaTemplates.Cli.Contacts;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Runtime.Benchmarks.Million;

/// <summary>A list of people as a spreadsheet writes it, and the command's way of reading it. Every hundredth stands in it twice.</summary>
internal static class ContactFile
{
    /// <summary>How many different people are in a file of so many rows.</summary>
    public static int Different(int rows) => rows - rows / 100;

    public static void Write(string path, int first, int rows)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine("First Name,Last Name,Email,Phone,Language,Link");
        for (var i = 0; i < rows; i++)
        {
            var number = first + (i % 100 == 99 ? i - 1 : i);
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Jörg,\"Müller, {number}\",person{number}@example.com,+49 151 {10_000_000 + number},DE,https://feedback.example.com/s/{number}"));
        }
    }

    /// <summary>Gives the people of a file that was looked through, as <c>watemplates distribute</c> does.</summary>
    public static IAsyncEnumerable<Contact> ReadAsync(CsvCheck list)
    {
        var columns = ColumnMatching.Match(list.Path, list.Columns, [.. ListTemplate.Text.Variables.Select(variable => variable.Name)], [], new ContactSettings());
        return new ContactList(list, columns, country: null).ReadAsync(row => throw new InvalidOperationException($"Line {row.Line}: {row.Detail}"));
    }
}
