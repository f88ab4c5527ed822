using System.Globalization;
using WaTemplates.Cli.Contacts;

namespace WaTemplates.Cli.Tests.Contacts;

public class ContactListTests
{
    [Theory]
    [InlineData("DE", "0151 12345601", "+4915112345601")]
    [InlineData("de", "(0151) 123-456 01", "+4915112345601")]
    [InlineData("DE", "+4915112345601", "+4915112345601")]
    [InlineData("DE", "004915112345601", "004915112345601")]
    [InlineData("DE", "'+33 6 12 34 56 78", "'+33 6 12 34 56 78")]
    [InlineData("DE", "4,91511E+12", "4,91511E+12")]
    [InlineData("DE", "15112345601", null)]
    [InlineData("US", "(415) 523-8886", "+14155238886")]
    [InlineData("US", "1 415 523 8886", "+14155238886")]
    [InlineData("US", "523-8886", null)]
    [InlineData("IT", "06 1234 5678", "+390612345678")]
    [InlineData("PL", "48 512 345 678", "+48512345678")]
    [InlineData("HU", "06 20 123 4567", "+36201234567")]
    [InlineData("RU", "8 916 123-45-67", "+79161234567")]
    [InlineData("IN", "٠٩٨١٢٣٤٥٦٧٨", "+919812345678")]
    public void NationalNumbers_AreCompleted_OrRefusedWhereTheyCouldBeAnothers(string country, string written, string? expected)
    {
        Assert.Equal(expected, NationalNumbers.Of(country).Complete(written, out var problem));
        Assert.Equal(expected is null, problem is not null);
    }

    [Fact]
    public void UnknownCountries_AreRefused()
        => Assert.Contains("Known are AE, AT, ", Assert.Throws<CannotRunException>(() => NationalNumbers.Of("XX")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task EverythingOfARow_IsRead()
    {
        using var folder = new TemporaryFolder();
        var (contacts, refused) = await ContactLists.ReadAsync(
            ContactLists.Write(folder, """
                Phone;FirstName;Language;Time Zone;ConsentAt;Consent Source;Other
                0151 12345601;Anna;ZH-S;Europe/Berlin;2026-03-31;web form;x
                0151 12345602;;;;2026-03-31T10:00:00+02:00;;x
                15112345603;Bo;;;;;x
                0151 12345604;Bo;;;31.03.2026;;x
                """), ["FirstName"], new ContactSettings { Country = NationalNumbers.Of("DE") });
        var (anna, other) = (contacts[0], contacts[1]);
        Assert.Equal(("+4915112345601", "zh_CN", "Europe/Berlin", "web form"), (anna.Phone, anna.Language, anna.TimeZone, anna.ConsentSource));
        Assert.Equal(DateTimeOffset.Parse("2026-03-31T00:00:00Z", CultureInfo.InvariantCulture), anna.ConsentAt);
        Assert.Equal([new("FirstName", "Anna")], anna.Values);
        Assert.Equal((null, null, null, 0), (other.Language, other.TimeZone, other.ConsentSource, other.Values.Count));
        Assert.Equal(DateTimeOffset.Parse("2026-03-31T08:00:00Z", CultureInfo.InvariantCulture), other.ConsentAt);
        Assert.Equal([(4, RefusedRow.BadNumber), (5, RefusedRow.BadConsent)], refused.Select(row => ((int)row.Line, row.Reason)));
        Assert.All(refused, row => Assert.DoesNotContain("123456", row.Detail, StringComparison.Ordinal));
    }

    [Fact]
    public void AReport_IsEscaped_AndWholeOrNotThere()
    {
        using var folder = new TemporaryFolder();
        var contacts = folder.Write("people.csv", "");
        using (var broken = RefusalReport.Create(contacts, null))
            broken.Add(new RefusedRow(2, RefusedRow.BadRow, "x"));
        Assert.Equal(["people.csv"], Directory.GetFiles(folder.FullPath).Select(Path.GetFileName));

        using (var report = RefusalReport.Create(contacts, null))
        {
            report.Add(new RefusedRow(2, RefusedRow.BadRow, "=1+1, \"x\""));
            report.Add(new RefusedRow(3, RefusedRow.BadRow, "y"));
            Assert.Equal([new(RefusedRow.BadRow, 2)], report.Counts);
            Assert.True(report.Complete());
        }

        Assert.Equal("line,reason,detail\n2,bad-row,\"'=1+1, \"\"x\"\"\"\n3,bad-row,y\n", File.ReadAllText(folder["people.refused.csv"]));
        using (var nobody = RefusalReport.Create(contacts, null))
            Assert.True(nobody.Complete());
        Assert.Equal("line,reason,detail\n", File.ReadAllText(folder["people.refused.csv"]));
    }

    [Fact]
    public void NoRefusal_LeavesNoReport()
    {
        using var folder = new TemporaryFolder();
        using (var report = RefusalReport.Create(folder.Write("people.csv", ""), null))
            Assert.False(report.Complete());
        Assert.Equal(["people.csv"], Directory.GetFiles(folder.FullPath).Select(Path.GetFileName));
    }
}
