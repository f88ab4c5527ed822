using System.Text;
using WaTemplates.Cli.Contacts;
using WaTemplates.Runtime.Distributions;

namespace WaTemplates.Cli.Tests.Contacts;

/// <summary>Reads lists as the commands do, within the test's process.</summary>
internal static class ContactLists
{
    public static string Write(TemporaryFolder folder, string text, Encoding? encoding = null, string name = "people.csv")
    {
        var path = folder[name];
        File.WriteAllBytes(path, [.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]);
        return path;
    }

    public static async Task<(List<Contact> Contacts, List<RefusedRow> Refused)> ReadAsync(string path, string[] variables, ContactSettings? settings = null, string[]? optional = null)
    {
        var list = await CsvCheck.RunAsync(path, TestContext.Current.CancellationToken);
        var columns = ColumnMatching.Match("people.csv", list.Columns, variables, optional ?? [], settings ?? new ContactSettings());
        var (contacts, refused) = (new List<Contact>(), new List<RefusedRow>());
        await foreach (var contact in new ContactList(list, columns, settings?.Country).ReadAsync(refused.Add, TestContext.Current.CancellationToken))
            contacts.Add(contact);
        return (contacts, refused);
    }

    public static async Task<string> ProblemAsync(string text, string[] variables, ContactSettings? settings = null)
    {
        using var folder = new TemporaryFolder();
        return (await Assert.ThrowsAsync<CannotRunException>(() => ReadAsync(Write(folder, text), variables, settings))).Message;
    }
}
