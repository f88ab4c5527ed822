using System.Globalization;
using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Accounts;

/// <summary>The account itself. As at Twilio the answer holds the token, so that clients are seen to keep it to themselves.</summary>
internal sealed class AccountEndpoints(SimulatedAccount account)
{
    private readonly string createdAt = account.Clock.GetUtcNow().UtcDateTime.ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    public IEnumerable<Route> Routes => [new("GET", "2010-04-01/Accounts/{}.json", FaultOperation.FetchAccount, Fetch)];

    private Answer Fetch(Exchange exchange) => Answer.Json(200, json =>
    {
        var uri = $"/2010-04-01/Accounts/{account.Sid}";
        json.WriteStartObject();
        json.WriteString("auth_token", account.AuthToken);
        json.WriteString("date_created", createdAt);
        json.WriteString("date_updated", createdAt);
        json.WriteString("friendly_name", "Simulated account");
        json.WriteString("owner_account_sid", account.Sid);
        json.WriteString("sid", account.Sid);
        json.WriteString("status", account.Options.AccountStatus);
        json.WriteStartObject("subresource_uris");
        json.WriteString("messages", uri + "/Messages.json");
        json.WriteEndObject();
        json.WriteString("type", account.Options.AccountType);
        json.WriteString("uri", uri + ".json");
        json.WriteEndObject();
    });
}
