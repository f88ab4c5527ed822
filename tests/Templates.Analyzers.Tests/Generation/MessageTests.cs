using System.Reflection;
using System.Runtime.Loader;
using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.Generation;

/// <summary>What the generated methods do when they run.</summary>
public class MessageTests
{
    private static readonly Assembly Generated = Load(SampleTemplates.Both);
    private static readonly Type Portal = Generated.GetType("Acme.WaTemplates.PortalFeedback")!;

    [Fact]
    public void Create_FillsTheMessage()
    {
        dynamic message = Create(1, "Anna", new Uri("https://a.example/s/ä b"), new Uri("https://a.example/o"))!;

        Assert.Equal(("portal_feedback", "pt_BR", "portal-users"), ((string)message.Template, (string)message.Language, (string)message.MailingList));
        Assert.Equal(new Dictionary<string, string>(StringComparer.Ordinal) { ["FirstName"] = "Anna", ["SurveyURL"] = "https://a.example/s/%C3%A4%20b", ["OptOutURL"] = "https://a.example/o" }, (IReadOnlyDictionary<string, string>)message.Values);
    }

    [Fact]
    public void OptOutUrl_MayBeLeftToTheRuntime()
    {
        dynamic message = Create(0, "Anna", new Uri("https://a.example/s"), null)!;

        Assert.Equal(["FirstName", "SurveyURL"], ((IReadOnlyDictionary<string, string>)message.Values).Keys);
    }

    [Fact]
    public void OtherNulls_AreRefused()
    {
        Assert.Equal("firstName", Assert.Throws<ArgumentNullException>(() => Create(0, null, new Uri("https://a.example/s"), null)).ParamName);
        Assert.Equal("surveyUrl", Assert.Throws<ArgumentNullException>(() => Create(0, "Anna", null, null)).ParamName);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void LanguageThatIsNone_IsRefused(int language)
        => Assert.Equal("language", Assert.Throws<ArgumentOutOfRangeException>(() => Create(language, "Anna", new Uri("https://a.example/s"), null)).ParamName);

    [Theory]
    [InlineData("de", "de")]
    [InlineData("DE", "de")]
    [InlineData("de-AT", "de")]
    [InlineData("de_CH", "de")]
    [InlineData("pt_BR", "pt_BR")]
    [InlineData("pt-br", "pt_BR")]
    [InlineData(" pt-BR ", "pt_BR")]
    [InlineData("pt", null)]
    [InlineData("pt_PT", null)]
    [InlineData("d", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TryCreate_FallsBackToTheBaseLanguage(string? wanted, string? expected)
    {
        var arguments = new object?[] { wanted, "Anna", new Uri("https://a.example/s"), null, null };

        var found = (bool)Portal.GetMethod("TryCreate")!.Invoke(null, arguments)!;

        Assert.Equal(expected is not null, found);
        Assert.Equal(expected, arguments[3] is null ? null : (string)((dynamic)arguments[3]!).Language);
    }

    [Fact]
    public void Constants_AreThoseOfTheTemplate()
    {
        Assert.Equal("portal_feedback", Portal.GetField("Name")!.GetRawConstantValue());
        Assert.Equal("portal-users", Portal.GetField("MailingList")!.GetRawConstantValue());
        Assert.Equal(["de", "pt_BR"], (IReadOnlyList<string>)Portal.GetProperty("Languages")!.GetValue(null)!);
        Assert.Equal("parcel_news", Generated.GetType("Acme.WaTemplates.ParcelNews")!.GetField("MailingList")!.GetRawConstantValue());
    }

    private static object? Create(int language, string? firstName, Uri? surveyUrl, Uri? optOutUrl)
        => Portal.GetMethod("Create")!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [Enum.ToObject(Portal.GetNestedType("Language")!, language), firstName, surveyUrl, optOutUrl], null);

    private static Assembly Load(IEnumerable<TestText> templates)
    {
        using var stream = new MemoryStream();
        var result = new GeneratorRun(templates).Output.Emit(stream);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        stream.Position = 0;
        return new AssemblyLoadContext("generated", isCollectible: true).LoadFromStream(stream);
    }
}
