namespace WaTemplates.Packages.Tests.Consumers;

/// <summary>What the consumers' code says.</summary>
internal static class ConsumerCode
{
    /// <summary>Sends one message through the simulator and prints what arrived. <paramref name="messages"/>: where the generated classes are.</summary>
    public static string Console(string messages) => $$"""
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using {{messages}};
        using WaTemplates.Runtime;
        using WaTemplates.Runtime.Ledger.Sqlite;
        using WaTemplates.Simulator;

        var database = Path.Combine(AppContext.BaseDirectory, "wa.db");
        await using var twilio = await TwilioSimulator.StartAsync();
        twilio.ApproveManifests(Path.Combine(AppContext.BaseDirectory, "watemplates"));
        await using (var ledger = new SqliteLedger(database, TimeProvider.System))
            await ledger.InitializeAsync();

        var builder = Host.CreateApplicationBuilder(args);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WaTemplates:Sender"] = "whatsapp:+14155238886",
            ["WaTemplates:PublicUrl"] = "http://127.0.0.1:9",
            ["TWILIO_ACCOUNT_SID"] = twilio.AccountSid,
            ["TWILIO_AUTH_TOKEN"] = twilio.AuthToken,
            ["WATEMPLATES_TWILIO_URL"] = twilio.Url.AbsoluteUri,
        });
        builder.Services.AddWaTemplates(builder.Configuration).UseSqlite(database);
        using var host = builder.Build();
        await host.StartAsync();

        var message = PortalFeedback.Create(PortalFeedback.Language.En, firstName: "Jürgen", surveyUrl: new Uri("https://feedback.example.com/s/1"));
        await host.Services.GetRequiredService<ITemplateSender>().SendAsync(message, "+4915112345601");
        for (var i = 0; i < 300 && twilio.Messages.Count == 0; i++)
            await Task.Delay(100);
        Console.WriteLine(twilio.Messages.Single().Body);
        await host.StopAsync();
        """;

    public const string Library = """
        using Library.WaTemplates;
        using WaTemplates.Runtime;

        namespace Library;

        public class Asking(ITemplateSender sender)
        {
            public Task AskAsync(string name, string phone, CancellationToken cancellationToken)
                => sender.SendAsync(PortalFeedback.Create(PortalFeedback.Language.En, firstName: name, surveyUrl: new Uri("https://feedback.example.com/s/1")), phone, cancellationToken);
        }
        """;

    public const string FSharp = """
        module Asking

        open System.Threading
        open WaTemplates.Runtime

        let ask (sender: ITemplateSender) (name: string) (phone: string) =
            let values = readOnlyDict [ "FirstName", name; "SurveyURL", "https://feedback.example.com/s/1" ]
            sender.SendAsync(TemplateMessage("portal_feedback", "en", "portal-users", values), phone, CancellationToken.None)
        """;

    public const string VisualBasic = """
        Imports System.Collections.Generic
        Imports System.Threading
        Imports System.Threading.Tasks
        Imports WaTemplates.Runtime

        Public Class Asking
            Public Function Ask(sender As ITemplateSender, name As String, phone As String) As Task
                Dim values As New Dictionary(Of String, String) From {{"FirstName", name}, {"SurveyURL", "https://feedback.example.com/s/1"}}
                Return sender.SendAsync(New TemplateMessage("portal_feedback", "en", "portal-users", values), phone, CancellationToken.None)
            End Function
        End Class
        """;
}
