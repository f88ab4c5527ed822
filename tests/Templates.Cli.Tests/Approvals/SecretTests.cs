using System.Text;
using WaTemplates.Simulator;

namespace WaTemplates.Cli.Tests.Approvals;

/// <summary>Secrets stay in the environment: not in output, files or the list of processes.</summary>
public class SecretTests
{
    [Fact]
    public async Task NoSecret_IsPrinted_Written_OrSeenByOthers()
    {
        const string Token = "5ec2e7000000000000000000000000aa";
        const string Secret = "5ec2e7PlantedApiSecret";
        string[] secrets = [Token, Secret, Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret))[..20]];
        await using var bench = await ApprovalBench.StartAsync(new SimulatorOptions { AuthToken = Token, ApiKey = "SK00000000000000000000000000000001", ApiSecret = Secret });
        (string, string)[] environment = [.. bench.Environment, ("TWILIO_API_KEY", "SK00000000000000000000000000000001"), ("TWILIO_API_SECRET", Secret)];
        bench.Write("parcel", ("de", "Laden"), ("en", "shop"));
        var seen = new StringBuilder();
        await using var proxy = new TwilioProxy(bench.Simulator.Url);
        // While a request is under way, the command's line is there for all to see.
        proxy.Before = _ =>
        {
            lock (seen)
            {
                foreach (var line in OperatingSystem.IsLinux() ? Directory.GetDirectories("/proc").Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit)).Select(folder => Path.Combine(folder, "cmdline")) : [])
                {
                    try
                    {
                        seen.Append(File.ReadAllText(line));
                    }
                    catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                    {
                        // It has ended, or belongs to somebody else.
                    }
                }
            }

            return null;
        };
        var through = environment.Append(("WATEMPLATES_TWILIO_URL", proxy.Url)).ToArray();
        void Run(params string[] arguments)
        {
            var result = CommandLine.Run(bench.Folder, [], through, arguments);
            seen.Append(result.Output).Append(result.Error);
        }

        Run("plan");
        Run("submit", "--summary", "summary.md");
        Run("status", "--format", "json");
        Run("import", "--twilio", "-o", "imported", "--variable", "1=FirstName");
        bench.Simulator.Faults = new FaultPlan(new Fault(FaultKind.Error) { Operation = FaultOperation.Any, HttpStatus = 401 });
        bench.Write("parcel", ("de", "Markt"));
        Run("submit");
        Run("status");
        if (OperatingSystem.IsLinux())
            Assert.Contains("submit", seen.ToString());
        foreach (var file in Directory.GetFiles(bench.Folder.FullPath, "*", SearchOption.AllDirectories))
            seen.Append(File.ReadAllText(file));
        Assert.Contains(bench.Simulator.AccountSid, seen.ToString());
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, seen.ToString()));
    }
}
