using System.Text;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>A form with the buffer it is in.</summary>
internal sealed class WebhookForm : IDisposable
{
    private readonly RequestBody body;

    private WebhookForm(RequestBody body, FormBody fields, string? text)
    {
        this.body = body;
        Fields = fields;
        Text = text;
    }

    public FormBody Fields { get; }

    /// <summary>The form as it was sent, where it is to be passed on.</summary>
    public string? Text { get; }

    /// <summary>Takes over a body; null, and the body given back, where it is no form.</summary>
    /// <param name="body">What was read.</param>
    /// <param name="keepsText">Whether <see cref="Text"/> is wanted.</param>
    public static WebhookForm? Create(RequestBody body, bool keepsText)
    {
        // Decoding overwrites the buffer.
        var text = keepsText ? Encoding.UTF8.GetString(body.Buffer, 0, body.Length) : null;
        if (FormBody.TryParse(body.Buffer, body.Length, out var fields))
            return new WebhookForm(body, fields, text);
        body.Dispose();
        return null;
    }

    public void Dispose() => body.Dispose();
}
