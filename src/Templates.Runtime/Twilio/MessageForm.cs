namespace WaTemplates.Runtime.Twilio;

/// <summary>The form that creates a message. It always has a body: .NET repeats a POST without one on a closed connection.</summary>
internal static class MessageForm
{
    public static FormUrlEncodedContent Of(OutgoingMessage message)
    {
        var pairs = new List<KeyValuePair<string, string>>(6) { new("To", message.To), new("From", message.From) };
        Add("MessagingServiceSid", message.MessagingServiceSid);
        Add("ContentSid", message.ContentSid);
        Add("ContentVariables", message.ContentVariables);
        Add("Body", message.Body);
        Add("StatusCallback", message.StatusCallback?.AbsoluteUri);
        return new FormUrlEncodedContent(pairs);

        void Add(string name, string? value)
        {
            if (value is not null)
                pairs.Add(new KeyValuePair<string, string>(name, value));
        }
    }
}
