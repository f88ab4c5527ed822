using System.Diagnostics;
using System.Text.RegularExpressions;

namespace WaTemplates.Cli.Tests;

/// <summary>How an import gets to know what Twilio's numbers stand for.</summary>
public partial class ImportVariableTests
{
    private const string Script = "/usr/bin/script";

    private const string Contents = """
        [ { "friendly_name": "visit_de", "language": "de", "variables": { "1": "Anna", "2": "https://feedback.example.com/s/x", "3": "https://feedback.example.com/optout/x" },
            "types": { "twilio/text": { "body": "Hallo {{1}}, öffnen Sie {{2}} für Ihre Meinung oder {{3}} zum Abbestellen dieser Nachrichten." } } },
          { "friendly_name": "visit_en", "language": "en", "variables": { "1": "Anna", "2": "https://feedback.example.com/s/x", "3": "https://feedback.example.com/optout/x" },
            "types": { "twilio/text": { "body": "Hello {{1}}, open {{2}} to share your view or {{3}} to stop messages like this one." } } },
          { "friendly_name": "order", "language": "en", "variables": { "1": "A 1" },
            "types": { "twilio/text": { "body": "Your order {{1}} is ready in our shop \u001b[2J now." } } } ]
        """;

    private readonly TemporaryFolder folder = new("variablen");

    [Fact]
    public void UnknownVariables_AreListedAtOnce_WithTheOptionToAdd()
    {
        using (folder)
        {
            folder.Write("a.json", Contents);
            var result = CommandLine.Run(folder, "import", "a.json", "-o", "out");
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains("visit (de, en): {{1}} with the sample 'Anna' in \"Hallo {{1}}, öffnen Sie {{2}} für Ihre ", result.Error);
            Assert.Contains(": --variable visit:1=FirstName" + Environment.NewLine, result.Error);
            Assert.Contains("visit (de, en): {{2}} with the sample 'https://feedback.example.com/s/x'", result.Error);
            Assert.Contains("order (en): {{1}} with the sample 'A 1'", result.Error);
            Assert.Contains("--variable order:1=PLACEHOLDER", result.Error);
            Assert.DoesNotContain('\u001b', result.Error);
            Assert.False(Directory.Exists(folder["out"]));

            var options = Option().Matches(result.Error).SelectMany(match => new[] { "--variable", match.Groups["option"].Value.Replace("PLACEHOLDER", "OrderNumber") }).ToArray();
            Assert.Equal(8, options.Length);
            Assert.Equal(0, CommandLine.Run(folder, ["import", "a.json", "-o", "out", .. options]).ExitCode);
            var visit = File.ReadAllText(folder["out/visit.wa.yaml"]);
            Assert.Contains("Hello ${m://FirstName}, open ${l://SurveyURL} to share your view or ${l://OptOutURL} to stop", visit);
            Assert.Contains("${e://Field/OrderNumber}", File.ReadAllText(folder["out/order.wa.yaml"]));
        }
    }

    [Fact]
    public void CloserOption_Wins()
    {
        using (folder)
        {
            folder.Write("a.json", Contents);
            var result = CommandLine.Run(folder, "import", "a.json", "--variable", "2=SurveyURL", "--variable", "3=OptOutURL", "--variable", "visit/en:1=FirstName", "--variable", "1=Nummer", "--variable", "visit:1=LastName");
            Assert.DoesNotContain("nothing was imported", result.Error);
            var visit = File.ReadAllText(folder["visit.wa.yaml"]);
            Assert.Contains("Hallo ${m://LastName},", visit);
            Assert.Contains("Hello ${m://FirstName},", visit);
            Assert.Contains("order ${e://Field/Nummer} is", File.ReadAllText(folder["order.wa.yaml"]));
        }
    }

    [Fact]
    public void EarlierTemplate_OfTheSameName_Tells()
    {
        using (folder)
        {
            folder.Write("a.json", Contents);
            folder.Write("out/visit.wa.yaml", "name: visit\nkind: notice\ncategory: utility\nlanguages:\n  de:\n    body: Hallo ${m://LastName}, ${l://SurveyURL} und ${l://OptOutURL} bitte.\n");
            folder.Write("out/other.wa.yaml", "name: order\nkind: notice\ncategory: utility\nlanguages:\n  en:\n    body: Order ${m://Order} is ready.\n");
            var result = CommandLine.Run(folder, "import", "a.json", "-o", "out", "--force");
            Assert.DoesNotContain("nothing was imported", result.Error);
            Assert.Contains("Hello ${m://LastName}, open ${l://SurveyURL} to", File.ReadAllText(folder["out/visit.wa.yaml"]));
            Assert.Contains("order ${m://Order} is", File.ReadAllText(folder["out/order.wa.yaml"]));
        }
    }

    [Fact]
    public void Map_OfConvert_Tells()
    {
        using (folder)
        {
            folder.Write("a.json", Contents);
            folder.Write("map.json", """{ "variables": [ { "number": 1, "placeholder": "${m://FirstName}" }, { "number": 2, "placeholder": "${l://SurveyURL}" }, { "number": 3, "placeholder": "${l://OptOutURL}" } ] }""");
            Assert.Equal(0, CommandLine.Run(folder, "import", "a.json", "--map", "map.json").ExitCode);
            Assert.Contains("Hello ${m://FirstName}, open ${l://SurveyURL}", File.ReadAllText(folder["visit.wa.yaml"]));
        }
    }

    [Theory]
    [InlineData("""{ "version": 2, "templates": [] }""", "it is a manifest of version 2, and this watemplates reads version 1")]
    [InlineData("""{ "version": 1, "templates": [ { "name": "a" } ] }""", "each of 'templates' needs a 'name' and a 'language'")]
    [InlineData("""{ "numbers": [] }""", "the member 'variables' is missing")]
    [InlineData("""{ "variables": [], "literals": [0] }""", "it has 'literals'")]
    [InlineData("""{ "variables": [ { "number": 1, "placeholder": "FirstName" } ] }""", "'FirstName' is no placeholder")]
    [InlineData("{", "line 1, column 2: expected more text")]
    public void UnusableMap_IsExitCode2(string map, string complaint)
    {
        using (folder)
        {
            folder.Write("a.json", Contents);
            folder.Write("map.json", map);
            var result = CommandLine.Run(folder, "import", "a.json", "--map", "map.json");
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains("the map 'map.json' cannot be used: " + complaint, result.Error);
        }
    }

    [Fact]
    public void Build_AndImportOfItsDocuments_GiveEqualTexts()
    {
        using (folder)
        {
            foreach (var sample in Directory.GetFiles(Repository.PathOf("samples"), "*.wa.yaml", SearchOption.AllDirectories).Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)))
                folder.Write("in/" + Path.GetFileName(sample), File.ReadAllText(sample));
            folder.Write("in/buttons.wa.yaml", "name: buttons\nkind: invitation\ncategory: utility\nsamples: { FirstName: Anna, SurveyURL: https://feedback.example.com/s/abc, OptOutURL: https://feedback.example.com/o/abc, Order: 47 11 }\nlanguages:\n  en:\n    header: Your order\n    body: Your order ${e://Field/Order} is ready, ${m://FirstName}, so come to our shop soon. To stop such messages, open ${l://OptOutURL} please.\n    footer: Acme\n    buttons:\n      - url: https://feedback.example.com/s/${l://SurveyURL}\n        title: Tell us\n      - quickReply: Fine\n        id: ok\n");
            Assert.Equal(0, CommandLine.Run(folder, "build", "in", "-o", "out").ExitCode);
            var contents = Directory.GetFiles(folder["out/twilio"], "*.content.json").Select(file => Path.GetRelativePath(folder.FullPath, file));
            var result = CommandLine.Run(folder, ["import", .. contents, "--map", Path.Combine("out", "manifest.json"), "-o", "back"]);
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
            Assert.DoesNotContain("WAT9003", result.Output);
            Assert.Equal(0, CommandLine.Run(folder, "build", "back", "-o", "again").ExitCode);

            // Equal documents: texts, numbers, samples and with them the fingerprint in the friendly name.
            var documents = Directory.GetFiles(folder["out/twilio"]).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToArray();
            Assert.True(documents.Length >= 14);
            Assert.Equal(documents, Directory.GetFiles(folder["again/twilio"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            Assert.All(documents, name => Assert.Equal(File.ReadAllText(folder["out/twilio/" + name]), File.ReadAllText(folder["again/twilio/" + name])));
            Assert.All(Directory.GetFiles(folder["out/qualtrics"]), file => Assert.Equal(File.ReadAllText(file), File.ReadAllText(folder["again/qualtrics/" + Path.GetFileName(file)])));

            var manifest = File.ReadAllText(folder["out/manifest.json"]);
            folder.Write("older.json", Regex.Replace(manifest, "\"productVersion\": \"[^\"]*\"", "\"productVersion\": \"0.0.1\"", RegexOptions.CultureInvariant));
            var older = CommandLine.Run(folder, ["import", .. contents, "--map", "older.json", "-o", "older"]);
            Assert.Equal(0, older.ExitCode);
            folder.Write("watemplates.config.yaml", "severity: { WAT9003: none }\n");
            var silent = CommandLine.Run(folder, ["import", .. contents, "--map", "older.json", "-o", "older", "--force"]);
            Assert.Equal((0, ""), (silent.ExitCode, silent.Output));
            Assert.StartsWith("older.json(1,1): warning WAT9003: The manifest was made by version '0.0.1' of the product", Assert.Single(older.Lines));
        }
    }

    [Fact]
    public void Person_IsAsked_OnATerminal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Script), "needs util-linux");
        using (folder)
        {
            folder.Write("a.json", Contents);
            var start = CommandLine.StartInfo(folder, [("TERM", "dumb")], []);
            start.FileName = Script;
            start.ArgumentList.Clear();
            foreach (var argument in (string[])["-qec", $"'{string.Join("' '", CommandLine.Command)}' import a.json", "/dev/null"])
                start.ArgumentList.Add(argument);
            using var process = Process.Start(start)!;
            // visit/de: guess, a mistake and its correction, guess; visit/en: the answers before; order.
            process.StandardInput.Write("\nl://Survey\nSurveyURL\n\n\n\n\nOrder No\n");
            process.StandardInput.Flush();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, output);
            Assert.Contains("Placeholder [FirstName]: ", output);
            Assert.Contains("'l://Survey' is no placeholder", output);
            var visit = File.ReadAllText(folder["visit.wa.yaml"]);
            Assert.Contains("Hallo ${m://FirstName}, öffnen Sie ${l://SurveyURL} für Ihre Meinung oder ${l://OptOutURL} zum", visit);
            Assert.Contains("Hello ${m://FirstName}, open ${l://SurveyURL} to share your view or ${l://OptOutURL} to stop", visit);
            Assert.Contains("${e://Field/Order%20No}", File.ReadAllText(folder["order.wa.yaml"]));
        }
    }

    [GeneratedRegex(@"--variable (?<option>\S+=\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Option();
}
