using WaTemplates.Text.Approvals;

namespace WaTemplates.Text.Tests.Approvals;

public class ApprovalsReaderTests
{
    private const string Record = """{ "fingerprint": "f", "status": "Approved", "content": {}, "variables": [] }""";

    [Fact]
    public void Status_IsReadInLowerCase() => Assert.Equal("approved", Assert.Single(ApprovalsReader.Read(File($"[{Record}]")).Of("AC1", "a", "de")).Status);

    [Theory]
    [InlineData("""{ "version": 1, "accounts": { "AC1": {}, "AC1": {} } }""", "'AC1' stands twice in the file.")]
    [InlineData("""{ "version": 1, "accounts": { "AC1": { "a/de": [], "a/de": [] } } }""", "'a/de' stands twice in 'AC1'.")]
    [InlineData("""{ "version": 1, "accounts": { "AC1": [] } }""", "'AC1' is no object.")]
    [InlineData("""{ "version": 1, "accounts": { "AC1": { "a/de": {} } } }""", "'a/de' is no list of submissions.")]
    [InlineData("""{ "version": 1, "accounts": { "AC1": { "a/de": [1] } } }""", "'a/de' is no list of submissions.")]
    [InlineData("""{ "version": 1, "accounts": [] }""", "'accounts' of the file is missing or no object.")]
    public void Shape_IsHeldTo(string text, string message) => Assert.Equal(message, Assert.Throws<FormatException>(() => ApprovalsReader.Read(text)).Message);

    [Theory]
    [InlineData("fingerprint")]
    [InlineData("status")]
    [InlineData("content")]
    [InlineData("variables")]
    public void MissingMember_IsNamed(string member)
    {
        var text = File($"[{Record.Replace(member, "x", StringComparison.Ordinal)}]");

        Assert.StartsWith($"'{member}' of 'a/de' is missing", Assert.Throws<FormatException>(() => ApprovalsReader.Read(text)).Message, StringComparison.Ordinal);
    }

    private static string File(string records) => $$"""{ "version": 1, "accounts": { "AC1": { "a/de": {{records}} } } }""";
}
