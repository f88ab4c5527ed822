using WaTemplates.Analyzers.Generation;
using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.Generation;

/// <summary>Names that are no C# identifiers, and names that meet.</summary>
public class NameTests
{
    [Theory]
    [InlineData("portal_feedback", "PortalFeedback")]
    [InlineData("a__b", "AB")]
    [InlineData("2024_news", "_2024News")]
    [InlineData("Portal Feedback!", "PortalFeedback")]
    [InlineData("---", "Template")]
    [InlineData("pt_BR", "PtBr")]
    [InlineData("grüße", "Grüße")]
    public void Pascal_IsAnIdentifier(string name, string expected) => Assert.Equal(expected, Identifiers.Pascal(name, "Template"));

    [Theory]
    [InlineData("FirstName", "firstName")]
    [InlineData("SurveyURL", "surveyUrl")]
    [InlineData("OptOutURL", "optOutUrl")]
    [InlineData("URLName", "urlName")]
    [InlineData("URL", "url")]
    [InlineData("Order Number", "orderNumber")]
    [InlineData("3rd", "_3rd")]
    [InlineData("Class", "class")]
    [InlineData("名前", "名前")]
    [InlineData("first‍name", "firstname")]
    [InlineData("🎁", "value")]
    public void Camel_IsAnIdentifier(string name, string expected) => Assert.Equal(expected, Identifiers.Camel(name, "value"), ignoreCase: name.Contains('‍', StringComparison.Ordinal));

    [Fact]
    public void VariablesThatMeet_AreNumbered()
    {
        var run = new GeneratorRun([Template("meeting", "${m://FirstName} ${e://Field/first%20name} ${e://Field/FIRST_NAME} ${m://Language} ${e://Field/message} ${e://Field/class} ${e://Field/nameof} ${e://Field/_values} here")]);

        Assert.Empty(run.Compile());
        Assert.Contains("Create(Language language, string firstName, string firstName2, string firstName3, string language2, string message2, string @class, string nameof, string values)", run.Source, StringComparison.Ordinal);
        Assert.Contains("_values[\"first name\"] = firstName2", run.Source, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("language")]
    [InlineData("languages")]
    [InlineData("name")]
    [InlineData("mailing_list")]
    [InlineData("create")]
    [InlineData("try_create")]
    [InlineData("fill")]
    [InlineData("system")]
    [InlineData("wa_templates")]
    [InlineData("class")]
    [InlineData("equals")]
    [InlineData("template_message")]
    public void TemplateNamedLikeSomethingElse_Compiles(string name)
    {
        var run = new GeneratorRun([Template(name, "Hello ${m://FirstName} and all"), Template(name + "_template", "Bye ${m://FirstName} and all")]);

        Assert.Empty(run.Compile());
        Assert.Equal(2, run.Source.Split("public const string Name").Length - 1);
    }

    [Fact]
    public void TemplatesThatMeet_AreNumberedByName()
    {
        var run = new GeneratorRun([Template("a__b", "x"), Template("a_b", "y"), Template("a1", "z"), Template("a_1", "z")]);

        Assert.Empty(run.Compile());
        Assert.All(["class AB\n", "class AB2\n", "class A1\n", "class A1_2\n"], name => Assert.Contains(name, run.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void LanguagesThatMeet_AreNumbered()
    {
        var run = new GeneratorRun([new TestText("/a.wa.yaml", "name: a\nlanguages:\n  en_US: { body: x }\n  en-us: { body: x }\n  '': { body: y }\n  '12': { body: z }\n")]);

        Assert.Empty(run.Compile());
        Assert.All(["EnUs,", "EnUs2,", "Language,", "_12,"], member => Assert.Contains($"            {member}\n", run.Source, StringComparison.Ordinal));
    }

    private static TestText Template(string name, string body) => new($"/{name}.wa.yaml", $"name: {name}\nkind: notice\ncategory: utility\nlanguages:\n  en:\n    body: '{body}'\n");
}
