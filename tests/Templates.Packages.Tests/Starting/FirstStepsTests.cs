using System.Diagnostics;

namespace WaTemplates.Packages.Tests.Starting;

/// <summary>
/// The pages of first steps, pasted line by line. What <c>docs/start/service.md</c> shows is run by <see cref="NewServiceTests"/>.
/// </summary>
[Collection(nameof(StartingCollection))]
public class FirstStepsTests(PackedProducts products)
{
    private const string Install = "dotnet tool install --global WaTemplates.Cli";

    [Fact]
    public async Task Developer_SeesTheErrorThatThePageShows()
    {
        SkipWithoutBash();
        var page = new FirstStepsPage("developer");
        var shell = new PastedCommands(products, "developer");
        await SucceedAsync(shell, page.Commands(0));
        var template = page.Blocks("yaml")[0];
        shell.Write("portal_feedback.wa.yaml", template);
        await SucceedAsync(shell, page.Commands(1));
        Assert.True(File.Exists(products["developer/feedback/bin/watemplates/Debug/twilio/portal_feedback.en.content.json"]));

        shell.Write("portal_feedback.wa.yaml", template.Replace("share your experience", "take our survey", StringComparison.Ordinal));
        var failed = await shell.PasteAsync(page.Commands(1));
        Assert.NotEqual(0, failed.ExitCode);
        Assert.Contains(page.Blocks("text")[0].Trim(), failed.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipeline_Validates()
    {
        SkipWithoutBash();
        var page = new FirstStepsPage("pipeline");
        var shell = new PastedCommands(products, "pipeline");
        shell.Write("portal_feedback.wa.yaml", Template);
        await SucceedAsync(shell, page.Commands(0));
        await SucceedAsync(shell, page.Commands(1));
        Assert.Contains("\"version\": \"2.1.0\"", File.ReadAllText(products["pipeline/findings.sarif"]), StringComparison.Ordinal);
        Assert.Contains("<testsuite", File.ReadAllText(products["pipeline/findings.xml"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReleaseEngineer_GetsTextsApproved_AndTheAdministratorGetsThem()
    {
        SkipWithoutBash();
        var page = new FirstStepsPage("release-engineer");
        var shell = new PastedCommands(products, "release");
        shell.Write("portal_feedback.wa.yaml", Template);
        await SucceedAsync(shell, [Install]);
        using var simulator = await StartSimulatorAsync(shell);
        // The simulated account has no sender yet, which the check is there to say.
        var doctor = await shell.PasteAsync(page.Commands(0));
        Assert.Equal(1, doctor.ExitCode);
        Assert.Contains("sender", doctor.Output, StringComparison.OrdinalIgnoreCase);

        await SucceedAsync(shell, page.Commands(1));
        Assert.True(File.Exists(products["release/watemplates.approvals.json"]));
        await SucceedAsync(shell, ["watemplates status --wait --timeout 60s"]);
        await SucceedAsync(shell, new FirstStepsPage("qualtrics").Commands(0));
        Assert.Contains("portal_feedback", File.ReadAllText(products["release/handover/index.md"]), StringComparison.Ordinal);
        simulator.Kill(entireProcessTree: true);
    }

    [Fact]
    public void Service_IsWhatTheTemplatesTestsRun()
        => Assert.Equal(["dotnet new install WaTemplates.Templates", "dotnet new watemplates -o feedback", "cd feedback", "dotnet run"], new FirstStepsPage("service").Commands(0));

    private static string Template => new FirstStepsPage("developer").Blocks("yaml")[0];

    private static void SkipWithoutBash() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The pages are written for a Unix shell.");

    private static async Task SucceedAsync(PastedCommands shell, string[] lines)
    {
        Assert.NotEmpty(lines);
        var run = await shell.PasteAsync(lines);
        Assert.True(run.Succeeded, $"{string.Join('\n', lines)}\n{run.Output}");
    }

    // What the page's account would be; the lines that export its secrets are left out.
    private async Task<Process> StartSimulatorAsync(PastedCommands shell)
    {
        var start = new ProcessStartInfo(Directory.GetFiles(products["release-tools"], "watemplates*").Single(), ["simulator", "--urls", "http://127.0.0.1:0"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        while (!shell.Environment.ContainsKey("TWILIO_AUTH_TOKEN"))
        {
            var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The simulator ended: " + await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            shell.Environment[line[..equals]] = line[(equals + 1)..];
        }

        return process;
    }
}
