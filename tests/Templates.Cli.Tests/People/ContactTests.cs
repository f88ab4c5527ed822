using WaTemplates.Simulator;
using static WaTemplates.Cli.Tests.SimulatedAccount;

namespace WaTemplates.Cli.Tests.People;

public class ContactTests
{
    private const string Anna = "+4915112345601";

    [Fact]
    public async Task APerson_IsShown_ErasedAndStaysOptedOut()
    {
        using var folder = new TemporaryFolder("contact");
        await using var simulator = await TwilioSimulator.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        Prepare(folder, simulator);
        await InitializeAsync(folder);
        var sent = CommandLine.Run(folder, [], Environment(simulator), "send", "parcel", "de", "--to", Anna, "--set", "FirstName=Jörgina");
        Assert.Equal(0, sent.ExitCode);
        CommandLine.Run(folder, "optout", "add", Anna, "--evidence", "ticket 7");
        Assert.Contains(Anna, Assert.Single(CommandLine.Run(folder, "optout", "list").Lines), StringComparison.Ordinal);

        var shown = CommandLine.Run(folder, "contact", "show", Anna);
        Assert.Equal(0, shown.ExitCode);
        foreach (var part in new[] { "parcel de  accepted", sent.Lines[0], Anna, "Jörgina", "by operator  ticket 7", "out all" })
            Assert.Contains(part, shown.Output, StringComparison.Ordinal);

        var unanswered = CommandLine.Run(folder, "contact", "erase", Anna);
        Assert.Equal(2, unanswered.ExitCode);
        Assert.Contains("Add --yes", unanswered.Error, StringComparison.Ordinal);
        Assert.Equal(shown.Output, CommandLine.Run(folder, "contact", "show", Anna).Output);

        var erased = CommandLine.Run(folder, "contact", "erase", Anna, "--yes");
        Assert.Equal(0, erased.ExitCode);
        Assert.Contains("Twilio has its own copy of 1 messages", erased.Error, StringComparison.Ordinal);
        var left = CommandLine.Run(folder, "contact", "show", Anna, "--format", "json").Output;
        Assert.DoesNotContain("Jörgina", left, StringComparison.Ordinal);
        Assert.DoesNotContain("12345601", left, StringComparison.Ordinal);
        Assert.Contains("\"ticket 7\"", left, StringComparison.Ordinal);
        Assert.Contains(sent.Lines[0], left, StringComparison.Ordinal);

        var again = CommandLine.Run(folder, [], Environment(simulator), "send", "parcel", "de", "--to", Anna, "--set", "FirstName=Anna");
        Assert.Equal(1, again.ExitCode);
        Assert.Single(simulator.Messages);
        Assert.DoesNotContain("12345601", string.Concat(erased.Error, sent.Error, again.Error), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NobodyKnown_IsNothingStored()
    {
        using var folder = new TemporaryFolder("contact");
        await InitializeAsync(folder);
        var shown = CommandLine.Run(folder, "contact", "show", Anna);
        Assert.Equal((0, 4), (shown.ExitCode, shown.Lines.Count(line => line == "  none")));
    }
}
