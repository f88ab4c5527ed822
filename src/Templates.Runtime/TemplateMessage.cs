namespace WaTemplates.Runtime;

/// <summary>One message to be made from a template: which text in which language, and what stands for its variables.</summary>
/// <param name="template">Name of the template, as in its file.</param>
/// <param name="language">WhatsApp language code, exact: <c>de</c>, <c>pt_BR</c>.</param>
/// <param name="mailingList">The scope of an opt-out: what an answer 3 or the opt-out link leaves.</param>
/// <param name="values">
/// Values by variable name, those included that only the template's replies use. <c>OptOutURL</c> may be left out:
/// the runtime then puts its own signed link.
/// </param>
public sealed class TemplateMessage(string template, string language, string mailingList, IReadOnlyDictionary<string, string> values)
{
    /// <summary>Name of the template.</summary>
    public string Template { get; } = template ?? throw new ArgumentNullException(nameof(template));

    /// <summary>One of its languages, such as <c>pt_BR</c>.</summary>
    public string Language { get; } = language ?? throw new ArgumentNullException(nameof(language));

    /// <summary>The list whose opt-outs count beside those of everything.</summary>
    public string MailingList { get; } = mailingList ?? throw new ArgumentNullException(nameof(mailingList));

    /// <summary>Values by the name of the variable.</summary>
    public IReadOnlyDictionary<string, string> Values { get; } = values ?? throw new ArgumentNullException(nameof(values));

    /// <summary>
    /// Names the one message this is, so that it is sent at most once however often it is asked for: an order number,
    /// an event id. Without one, every call is a message of its own.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>Do not send later than this, for example after a standstill.</summary>
    public DateTimeOffset? NotAfter { get; init; }
}
