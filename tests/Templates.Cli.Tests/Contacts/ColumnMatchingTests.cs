using WaTemplates.Cli.Contacts;

namespace WaTemplates.Cli.Tests.Contacts;

public class ColumnMatchingTests
{
    private static readonly string[] QualtricsColumns = ["Response ID", "Last Name", "First Name", "External Data Reference", "Email", "Phone", "Language", "Status", "End Date", "Link", "Link Expiration"];

    [Fact]
    public void QualtricsPersonalLinks_AreRecognised()
    {
        var columns = ColumnMatching.Match("links.csv", QualtricsColumns, ["FirstName", "SurveyURL", "ExternalDataReference"], ["OptOutURL"], new ContactSettings());
        Assert.Equal((5, 6), (columns.Phone, columns.Language));
        Assert.Equal([("FirstName", 2), ("SurveyURL", 9), ("ExternalDataReference", 3)], columns.Variables);
        Assert.Equal((null, null, null), (columns.TimeZone, columns.ConsentAt, columns.ConsentSource));
    }

    [Theory]
    [InlineData("first name")]
    [InlineData("FIRST_NAME")]
    [InlineData("First-Name")]
    [InlineData(" firstname ")]
    public void Names_AreFolded(string name)
        => Assert.Equal([("FirstName", 1)], ColumnMatching.Match("f", ["Mobile Phone", name], ["FirstName"], [], new ContactSettings()).Variables);

    [Fact]
    public void AColumnOfAVariablesOwnName_IsNoAlias()
    {
        var columns = ColumnMatching.Match("f", ["Phone", "Link", "SurveyURL"], ["Link", "SurveyURL"], [], new ContactSettings());
        Assert.Equal([("Link", 1), ("SurveyURL", 2)], columns.Variables);
        Assert.Contains("No column has the variable 'SurveyURL'", Problem(["Phone", "Link"], ["Link", "SurveyURL"]), StringComparison.Ordinal);
    }

    [Fact]
    public void EverythingMissing_IsToldAtOnce_WithTheNearest()
    {
        var problem = Problem(["Fon", "FristName", "Link"], ["FirstName", "SurveyURL", "Company"], new ContactSettings { RequiresConsent = true, LanguageColumn = "Sprache" });
        Assert.Equal(
            """
            'people.csv' cannot be used as it is:
              No column has the number. Name it with --phone-column COLUMN.
              No column has the variable 'FirstName'; the nearest is 'FristName'. Name it with --map FirstName=COLUMN.
              No column has the variable 'Company'. Name it with --map Company=COLUMN.
              Consent is required, and no column 'ConsentAt' has its time. Add the column.
              --language-column names 'Sprache', and there is no such column.
              Its columns are 'Fon', 'FristName', 'Link'.
            """.ReplaceLineEndings("\n"), problem);
    }

    [Theory]
    [InlineData("'First Name' and 'first_name' could both be the variable 'FirstName'. Say which: --map FirstName=COLUMN.", "Phone", "First Name", "first_name")]
    [InlineData("'Phone' and 'Mobile' could both be the number. Say which: --phone-column COLUMN.", "Phone", "Mobile", "FirstName")]
    public void TwoColumnsForOne_AreAQuestion(string question, params string[] columns)
    {
        var problem = Problem(columns, ["FirstName"]);
        Assert.Contains(question, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("No column", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void AMap_GoesBeforeNames()
    {
        var settings = new ContactSettings { Map = Map("FirstName", "Rufname"), PhoneColumn = "second phone", LanguageColumn = "Lang", TimeZoneColumn = "Zone" };
        var columns = ColumnMatching.Match("f", ["Phone", "Second Phone", "FirstName", "rufname", "lang", "Zone", "Language"], ["FirstName"], [], settings);
        Assert.Equal((1, 4, 5), (columns.Phone, columns.Language, columns.TimeZone));
        Assert.Equal([("FirstName", 3)], columns.Variables);
    }

    [Theory]
    [InlineData("FirstNam", "FirstName", "--map FirstNam=FirstName: the template has no variable 'FirstNam'; the nearest is 'FirstName'.")]
    [InlineData("FirstName", "Vorname", "--map FirstName names 'Vorname', and there is no such column.")]
    public void AMapOfWhatIsNotThere_IsRefused(string variable, string column, string why)
        => Assert.Contains(why, Problem(["Phone", "FirstName"], ["FirstName"], new ContactSettings { Map = Map(variable, column) }), StringComparison.Ordinal);

    private static Dictionary<string, string> Map(string variable, string column) => new(StringComparer.Ordinal) { [variable] = column };

    private static string Problem(string[] columns, string[] variables, ContactSettings? settings = null)
        => Assert.Throws<CannotRunException>(() => ColumnMatching.Match("people.csv", columns, variables, [], settings ?? new ContactSettings())).Message;
}
