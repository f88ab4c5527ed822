namespace WaTemplates.Analyzers.Generation;

/// <summary>What callers can see of one template file. It has no places: text that only moved changes nothing.</summary>
/// <param name="Name">The template's name at Meta.</param>
/// <param name="Kind">As the format spells it, or empty where it is broken.</param>
/// <param name="Category">As the format spells it, or empty where it is broken.</param>
/// <param name="MailingList">Scope of an opt-out.</param>
/// <param name="Description">For people; empty where the file has none.</param>
/// <param name="Languages">At least one, in the file's order.</param>
internal sealed record TemplateShape(string Name, string Kind, string Category, string MailingList, string Description, EquatableArray<LanguageShape> Languages);

/// <summary>One language: its texts as written, and the variables in them in reading order, repeated where they repeat.</summary>
internal sealed record LanguageShape(string Code, EquatableArray<TextShape> Texts, EquatableArray<VariableShape> Variables)
{
    /// <summary>Text of the body, or empty where it is broken.</summary>
    public string Body => Texts.FirstOrDefault(text => text.Role == TextRole.Body)?.Text ?? "";
}

/// <summary>A string that a person will read, or a button's address.</summary>
internal sealed record TextShape(TextRole Role, string Text);

/// <summary>Where a text stands, as far as documentation tells them apart.</summary>
internal enum TextRole
{
    Body,
    Other,
    Button,
    Reply,
}

/// <summary>One occurrence of a variable.</summary>
/// <param name="Name">The variable's name.</param>
/// <param name="IsLink">Stands for a whole web address.</param>
/// <param name="IsNumbered">Is a variable of the Twilio content; those of replies are not.</param>
internal sealed record VariableShape(string Name, bool IsLink, bool IsNumbered);
