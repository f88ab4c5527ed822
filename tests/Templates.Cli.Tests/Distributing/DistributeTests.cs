using System.Globalization;
using System.Text;
using WaTemplates.Simulator;
using static WaTemplates.Cli.Tests.SimulatedAccount;

namespace WaTemplates.Cli.Tests.Distributing;

/// <summary><c>distribute</c> and <c>distribution</c> as processes of their own, against the simulator.</summary>
public class DistributeTests
{
    private const string Template = """
        name: parcel
        kind: notice
        category: utility
        samples: { FirstName: Jürgen }
        languages:
          de:
            body: "Hallo ${m://FirstName}, unser Laden ist am Sonntag geschlossen. Bis bald!"
          en:
            body: "Hello ${m://FirstName}, our shop is closed on Sunday. See you soon!"

        """;

    private const string People = """
        Phone,First Name,Language
        +4915112345601,Anna,de
        +4915112345602,Bo,EN
        0151 12345603,Cleo,fr
        +4915112345601,Anna,de
        12,Dan,de
        +4915112345605,Eve,
        +4915112345606,,de

        """;

    [Fact]
    public async Task AList_IsSentOnce_AndEverybodyElseIsTold()
    {
        using var folder = new TemporaryFolder("list");
        await using var simulator = await StartAsync(folder);
        string[] distribute = ["distribute", "parcel", "--contacts", "people.csv", "--key", "k1", "--country", "DE", "--canary", "off", "--rate", "100"];

        var unasked = CommandLine.Run(folder, [], Environment(simulator), distribute);
        Assert.Equal((2, ""), (unasked.ExitCode, unasked.Output));
        Assert.Contains("add --yes", unasked.Error, StringComparison.Ordinal);

        var dry = CommandLine.Run(folder, [], Environment(simulator), [.. distribute, "--dry-run", "--fallback-language", "en"]);
        Assert.Equal(0, dry.ExitCode);
        Assert.Equal(
            ["parcel to 4 people, as k1", "  de                            1", "  en                            3", "Not written to: 3", "  bad-number                    1", "  duplicate                     1", "  missing-value                 1"],
            dry.Lines.Take(7));
        Assert.Contains("line 2, de\n  Hallo Anna, unser Laden", dry.Output, StringComparison.Ordinal);
        Assert.Empty(simulator.Messages);
        Assert.Empty(CommandLine.Run(folder, [], Environment(simulator), "distribution", "list").Output);

        var sent = CommandLine.Run(folder, [], Environment(simulator), [.. distribute, "--yes", "--fallback-language", "en"]);
        Assert.True(sent.ExitCode == 0, sent.Error);
        Assert.Contains("4 accepted", sent.Error + sent.Output, StringComparison.Ordinal);
        Assert.Equal(["Hallo Anna,", "Hello Bo, o", "Hello Cleo,", "Hello Eve, "], simulator.Messages.Select(message => message.Body![..11]).Order(StringComparer.Ordinal));
        Assert.Equal(["5 duplicate", "6 bad-number", "8 missing-value"], File.ReadAllLines(folder["people.refused.csv"]).Skip(1).Select(line => string.Join(' ', line.Split(',').Take(2))).Order(StringComparer.Ordinal));

        File.AppendAllText(folder["people.csv"], "+4915112345607,Flo,de\n");
        var again = CommandLine.Run(folder, [], Environment(simulator), [.. distribute, "--yes", "--fallback-language", "en"]);
        Assert.True(again.ExitCode == 0, again.Error);
        Assert.True(again.Error.Contains("1 people added to k1; 5 rows are of people who were in it already", StringComparison.Ordinal), again.Error);
        Assert.Equal(5, simulator.Messages.Count);

        Assert.Contains("in en where a language is missing", CommandLine.Run(folder, [], Environment(simulator), "distribution", "status", "k1").Output, StringComparison.Ordinal);
        Assert.Contains("\"fallbackLanguage\": \"en\"", CommandLine.Run(folder, [], Environment(simulator), "distribution", "status", "k1", "--format", "json").Output, StringComparison.Ordinal);
        Assert.Equal(0, CommandLine.Run(folder, [], Environment(simulator), "distribution", "export", "k1", "-o", "result.csv").ExitCode);
        var rows = File.ReadAllLines(folder["result.csv"]);
        Assert.Equal("line,phone,language,state,delivery,sid,error,updated", rows[0]);
        Assert.Matches("^2,\"?'\\+4915112345601\"?,de,accepted,[a-z]+,(SM|MM)[0-9a-f]{32},,20", rows[1]);
        Assert.Equal(6, rows.Length);

        foreach (var logged in new[] { unasked.Error, dry.Error, sent.Error, again.Error })
            Assert.DoesNotContain("123456", logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKey_BelongsToItsTemplate()
    {
        using var folder = new TemporaryFolder("list");
        await using var simulator = await StartAsync(folder);
        folder.Write("people.csv", "Phone,FirstName,Language\n+4915112345601,Anna,de\n");
        string[] distribute = ["distribute", "parcel", "--contacts", "people.csv", "--key", "k1", "--canary", "off", "--yes"];
        Assert.Equal(0, CommandLine.Run(folder, [], Environment(simulator), distribute).ExitCode);
        Prepare(folder, simulator, Template.Replace("Sonntag", "Samstag", StringComparison.Ordinal));
        var changed = CommandLine.Run(folder, [], Environment(simulator), distribute);
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("k1", changed.Error, StringComparison.Ordinal);
        Assert.Single(simulator.Messages);
    }

    [Fact]
    public async Task CtrlC_Holds_AndTheSameCommandGoesOn()
    {
        using var folder = new TemporaryFolder("list");
        await using var simulator = await StartAsync(folder);
        folder.Write("people.csv", Many(60));
        string[] distribute = ["distribute", "parcel", "--contacts", "people.csv", "--key", "k1", "--canary", "off", "--yes", "--rate"];
        using (var running = new WatchedCommand(folder, Environment(simulator), [.. distribute, "5"]))
        {
            running.Until("60 people added");
            await UntilAsync(() => simulator.Messages.Count >= 3);
            Assert.Equal(1, running.Interrupt());
        }

        var before = simulator.Messages.Count;
        Assert.InRange(before, 3, 59);
        var held = CommandLine.Run(folder, [], Environment(simulator), "distribution", "status", "k1", "--format", "json");
        Assert.Contains("\"state\": \"paused\"", held.Output, StringComparison.Ordinal);
        Assert.Equal(before, simulator.Messages.Count);

        Assert.Equal(0, CommandLine.Run(folder, [], Environment(simulator), [.. distribute, "60"]).ExitCode);
        Assert.Equal(60, simulator.Messages.Select(message => message.To).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(60, simulator.Messages.Count);
    }

    [Fact]
    public async Task BesideAServer_TheServerSends()
    {
        using var folder = new TemporaryFolder("list");
        await using var simulator = await StartAsync(folder);
        folder.Write("people.csv", Many(20));
        var url = FreeUrl();
        using var server = new WatchedCommand(folder, Environment(simulator), ["serve", "--urls", url, "--public-url", url]);
        server.Until("Listening at");
        var run = CommandLine.Run(folder, [], Environment(simulator), "distribute", "parcel", "--contacts", "people.csv", "--key", "k1", "--canary", "off", "--yes", "--wait-delivered");
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("Another process sends", run.Error, StringComparison.Ordinal);
        foreach (var part in new[] { "k1: completed\n", "  messages   20: 20 accepted\n", "  delivery   20 delivered\n" })
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
        Assert.Equal(20, simulator.Messages.Count);
        Assert.Equal(0, server.Interrupt());
    }

    [Fact]
    public async Task Steering_PausesChangesAndStops()
    {
        using var folder = new TemporaryFolder("list");
        await using var simulator = await StartAsync(folder);
        folder.Write("people.csv", Many(30));
        string[] distribute = ["distribute", "parcel", "--contacts", "people.csv", "--key", "k1", "--canary", "off", "--yes", "--not-before", "2126-01-01T00:00Z"];
        using (var running = new WatchedCommand(folder, Environment(simulator), distribute))
        {
            running.Until("30 people added");
            await UntilAsync(() => CommandLine.Run(folder, [], Environment(simulator), "distribution", "list").Output.Contains("running", StringComparison.Ordinal));
            Assert.Equal(0, CommandLine.Run(folder, [], Environment(simulator), "distribution", "pause", "k1", "--reason", "wrong link.").ExitCode);
            Assert.Contains("k1 is paused. wrong link.", running.Until("is paused"), StringComparison.Ordinal);
        }

        var held = CommandLine.Run(folder, [], Environment(simulator), distribute);
        Assert.Equal(1, held.ExitCode);
        Assert.Contains("distribution resume k1", held.Error, StringComparison.Ordinal);
        var changed = CommandLine.Run(folder, [], Environment(simulator), "distribution", "change", "k1", "--not-before", "none", "--rate", "7");
        Assert.Equal(0, changed.ExitCode);
        Assert.Contains("limits     7/s\n", changed.Output, StringComparison.Ordinal);
        Assert.Equal(2, CommandLine.Run(folder, [], Environment(simulator), "distribution", "change", "k1", "--rate", "7").ExitCode);
        Assert.Equal(2, CommandLine.Run(folder, [], Environment(simulator), "distribution", "stop", "k1").ExitCode);
        Assert.Equal(0, CommandLine.Run(folder, [], Environment(simulator), "distribution", "stop", "k1", "--yes").ExitCode);
        Assert.Contains("30 cancelled", CommandLine.Run(folder, [], Environment(simulator), "distribution", "status", "k1").Output, StringComparison.Ordinal);
        Assert.Empty(simulator.Messages);
    }

    [Fact]
    public async Task ACompletedList_CannotBePausedOrResumed_ButStopped()
    {
        using var folder = new TemporaryFolder("list");
        await using var simulator = await StartAsync(folder);
        folder.Write("people.csv", Many(1));
        string[] distribute = ["distribute", "parcel", "--contacts", "people.csv", "--key", "k1", "--canary", "off", "--yes"];
        Assert.Equal(0, CommandLine.Run(folder, [], Environment(simulator), distribute).ExitCode);
        foreach (var action in new[] { "pause", "resume" })
        {
            var refused = CommandLine.Run(folder, [], Environment(simulator), "distribution", action, "k1");
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains($"is completed; there is nothing to {action}.", refused.Error, StringComparison.Ordinal);
        }

        Assert.Equal(0, CommandLine.Run(folder, [], Environment(simulator), "distribution", "stop", "k1", "--yes").ExitCode);
        Assert.Contains("k1: stopped", CommandLine.Run(folder, [], Environment(simulator), "distribution", "status", "k1").Output, StringComparison.Ordinal);
        folder.Write("people.csv", Many(3));
        var again = CommandLine.Run(folder, [], Environment(simulator), distribute);
        Assert.Equal(2, again.ExitCode);
        Assert.Contains("was stopped", again.Error, StringComparison.Ordinal);
        Assert.Single(simulator.Messages);
    }

    [Theory]
    [InlineData("there is no template 'parcl'; did you mean 'parcel'?", "distribute", "parcl", "--contacts", "people.csv", "--key", "k", "--yes")]
    [InlineData("No column has the variable 'FirstName'; the nearest is 'First Nam'. Name it with --map FirstName=COLUMN.", "distribute", "parcel", "--contacts", "bad.csv", "--key", "k", "--yes")]
    [InlineData("--rate fast", "distribute", "parcel", "--contacts", "people.csv", "--key", "k", "--yes", "--rate", "fast")]
    [InlineData("'none.csv' cannot be read", "distribute", "parcel", "--contacts", "none.csv", "--key", "k", "--yes")]
    [InlineData("is the list itself", "distribute", "parcel", "--contacts", "people.csv", "--key", "k", "--yes", "--report", "people.csv")]
    [InlineData("there is no list sending 'k'", "distribution", "status", "k")]
    [InlineData("--min-days is less than 0", "distribute", "parcel", "--contacts", "people.csv", "--key", "k", "--min-days", "-1")]
    public async Task WhatCannotRun_IsExitCode2_AndRecordsNothing(string complaint, params string[] arguments)
    {
        using var folder = new TemporaryFolder("list");
        await using var simulator = await StartAsync(folder);
        folder.Write("bad.csv", "Phone,First Nam\n+4915112345601,Anna\n");
        var result = CommandLine.Run(folder, [], Environment(simulator), arguments);
        Assert.True(result.ExitCode == 2, result.Error);
        Assert.Contains(complaint, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Empty(simulator.Messages);
    }

    private static async Task<TwilioSimulator> StartAsync(TemporaryFolder folder)
    {
        var simulator = await TwilioSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Prepare(folder, simulator, Template);
        await InitializeAsync(folder);
        folder.Write("people.csv", People);
        return simulator;
    }

    private static string Many(int count)
    {
        var text = new StringBuilder("Phone,FirstName,Language\n");
        for (var person = 0; person < count; person++)
            text.Append(CultureInfo.InvariantCulture, $"+49151{person:00000000},Anna,de\n");
        return text.ToString();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 300; i++)
        {
            if (condition())
                return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It did not come to that within half a minute.");
    }
}
