using PortalFeedback.WaTemplates;
using WaTemplates.Runtime;
using WaTemplates.Simulator;

namespace PortalFeedback;

/// <summary>Three people are asked and answer.</summary>
public sealed class Story(TwilioSimulator twilio, ITemplateSender sender, FeedbackLog log)
{
    private static readonly Person[] People =
    [
        new("Anna", "+4915112345601", PortalFeedbackTwoWay.Language.De, "1"),
        new("Ben", "+447700900102", PortalFeedbackTwoWay.Language.En, "2"),
        new("Chloe", "+447700900103", PortalFeedbackTwoWay.Language.En, "3"),
    ];

    private readonly List<string[]> rows = [];

    public async Task AskAsync()
    {
        foreach (var person in People)
            await sender.SendAsync(PortalFeedbackTwoWay.Create(person.Language, firstName: person.Name, surveyUrl: Link(person)), person.Phone);
    }

    public async Task PlayAnswersAsync()
    {
        foreach (var person in People)
        {
            var question = await MessageAsync(person, 0);
            await twilio.ReceiveTextAsync(person.Phone, person.Answer);
            var answer = await MessageAsync(person, 1);
            rows.Add([person.Name, FirstLine(question), person.Answer, (await ReplyAsync(person)).Kind.ToString(), answer.Body]);
        }

        await UnsubscribeByLinkAsync(People[1]);
        foreach (var person in People)
            rows.Add([person.Name, "a further message", "", await SendAgainAsync(person), ""]);
    }

    public void Print()
    {
        string[] head = ["Who", "Sent", "Answer", "Result", "Reply"];
        var widths = head.Select((title, i) => Math.Min(60, rows.Append(head).Max(row => row[i].Length))).ToArray();
        foreach (var row in rows.Prepend(head))
            Console.WriteLine(string.Join("  ", row.Select((cell, i) => cell.ReplaceLineEndings(" ").PadRight(widths[i]))).TrimEnd());
    }

    // A preview of the link only shows a page; the button on it opts out.
    private async Task UnsubscribeByLinkAsync(Person person)
    {
        var invitation = PortalFeedback.WaTemplates.PortalFeedback.Create(PortalFeedback.WaTemplates.PortalFeedback.Language.En, firstName: person.Name, surveyUrl: Link(person));
        await sender.SendAsync(invitation, person.Phone);
        var message = await MessageAsync(person, 2);
        var link = message.Body.Split(' ', '\n').Single(word => word.Contains("/opt-out/", StringComparison.Ordinal)).TrimEnd('.');
        using var browser = new HttpClient();
        var page = await browser.GetAsync(link);
        var done = await browser.PostAsync(link, new FormUrlEncodedContent([]));
        rows.Add([person.Name, FirstLine(message), "opt-out link", $"page {(int)page.StatusCode}, button {(int)done.StatusCode}", ""]);
    }

    private async Task<string> SendAgainAsync(Person person)
    {
        try
        {
            await sender.SendAsync(PortalFeedbackTwoWay.Create(person.Language, firstName: person.Name, surveyUrl: Link(person)), person.Phone);
            return "accepted";
        }
        catch (MessageRefusedException exception)
        {
            return "refused: " + exception.Reason;
        }
    }

    private Task<SimulatedMessage> MessageAsync(Person person, int number)
        => EventuallyAsync(() => twilio.Messages.Where(message => message.To.EndsWith(person.Phone, StringComparison.Ordinal)).ElementAtOrDefault(number));

    private Task<Reply> ReplyAsync(Person person)
        => EventuallyAsync(() => log.Replies.Values.FirstOrDefault(reply => reply.From.EndsWith(person.Phone, StringComparison.Ordinal)));

    private static async Task<T> EventuallyAsync<T>(Func<T?> find)
        where T : class
    {
        for (var i = 0; i < 300; i++)
        {
            if (find() is { } found)
                return found;
            await Task.Delay(100);
        }

        throw new TimeoutException("Nothing happened for 30 s.");
    }

    private static Uri Link(Person person) => new($"https://feedback.example.com/s/{person.Name.ToLowerInvariant()}");

    private static string FirstLine(SimulatedMessage message) => message.Body.Split('\n')[0];

    private sealed record Person(string Name, string Phone, PortalFeedbackTwoWay.Language Language, string Answer);
}
