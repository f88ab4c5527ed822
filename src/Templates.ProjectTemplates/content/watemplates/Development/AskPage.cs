using WaNamespace.WaTemplates;
using WaTemplates.Runtime;

namespace WaNamespace.Development;

/// <summary>A page to send oneself the question. Only for Development: whoever opens it may send.</summary>
internal static class AskPage
{
    private const string Html = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>WaService</title>
        <style>
          body { font: 1rem/1.5 system-ui; max-width: 26rem; margin: 3rem auto; padding: 0 1rem; color-scheme: light dark }
          label { display: block; margin: .8rem 0 }
          input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .4rem }
          button { font: inherit; padding: .4rem 1.2rem }
        </style>
        <h1>Ask for feedback</h1>
        <form method="post" action="/ask">
          <label>Phone <input name="to" value="+4915112345601" required></label>
          <label>First name <input name="firstName" value="Anna" required></label>
          <button>Send the question</button>
        </form>
        </html>
        """;

    /// <summary>The form at <c>/</c>, and <c>POST /ask</c>, which sends and goes on to the phone.</summary>
    public static void MapAskPage(this WebApplication app, SimulatedTwilio twilio)
    {
        app.MapGet("/", () => Results.Content(Html, "text/html"));
        app.MapPost("/ask", async (HttpRequest request, ITemplateSender sender, CancellationToken cancellationToken) =>
        {
            var form = await request.ReadFormAsync(cancellationToken);
            var message = PortalFeedback.Create(PortalFeedback.Language.En, firstName: form["firstName"].ToString(), surveyUrl: new Uri("https://feedback.example.com/s/1"));
            try
            {
                await sender.SendAsync(message, form["to"].ToString(), cancellationToken);
                return Results.Redirect(twilio.Phone.AbsoluteUri);
            }
            catch (MessageRefusedException exception)
            {
                return Results.Problem(exception.Message, statusCode: StatusCodes.Status422UnprocessableEntity, title: exception.Reason.ToString());
            }
        });
        app.Lifetime.ApplicationStarted.Register(() => app.Logger.LogInformation("Send the question at {Page}, answer it on the phone at {Phone}", app.Urls.First(), twilio.Phone));
    }
}
