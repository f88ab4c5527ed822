using System.Text.Json;
using System.Text.Json.Nodes;
using WaTemplates.Simulator.Http;

namespace WaTemplates.Simulator.Senders;

/// <summary>Applies the body of create and update to a sender.</summary>
internal static class SenderUpdate
{
    public static TwilioError? Apply(Sender sender, JsonElement update)
    {
        foreach (var member in update.EnumerateObject())
        {
            if (member.Name is not ("configuration" or "webhook" or "profile" or "sender_id"))
                return TwilioError.Invalid($"{member.Name} is not known; known are configuration, webhook, profile.");
            if (member.Name == "sender_id" || member.Value.ValueKind == JsonValueKind.Null)
                continue;
            if (member.Value.ValueKind != JsonValueKind.Object)
                return TwilioError.Invalid($"{member.Name} must be an object.");
            if (member.Name == "webhook")
            {
                var (webhook, violation) = sender.Webhook.With(member.Value);
                if (violation is not null)
                    return TwilioError.Invalid(violation);
                sender.Webhook = webhook;
            }
            else if (member.Name == "profile")
            {
                sender.Profile = Merge(sender.Profile, member.Value);
            }
            else
            {
                sender.Configuration = Merge(sender.Configuration, member.Value);
            }
        }

        return null;
    }

    private static JsonObject Merge(JsonObject before, JsonElement update)
    {
        var merged = before.DeepClone().AsObject();
        foreach (var member in update.EnumerateObject())
            merged[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        return merged;
    }
}
