namespace WaTemplates.Cli.SetUp;

/// <summary>Checks under one heading.</summary>
internal sealed class CheckGroup(string heading)
{
    public static CheckGroup Account { get; } = new("Twilio account");

    public static CheckGroup Sender { get; } = new("WhatsApp sender");

    public static CheckGroup Callbacks { get; } = new("Callback addresses");

    public static CheckGroup Qualtrics { get; } = new("Qualtrics");

    public static CheckGroup Templates { get; } = new("Templates");

    public static CheckGroup People { get; } = new("Only a person can check");

    public SetUpCheck Ok(string id, string title, string evidence) => new(id, heading, title, CheckState.Ok, evidence);

    public SetUpCheck Wrong(string id, string title, string evidence, string advice, string? link = null) => new(id, heading, title, CheckState.Wrong, evidence) { Advice = advice, Link = link };

    public SetUpCheck NotChecked(string id, string title, string evidence, string? advice = null) => new(id, heading, title, CheckState.NotChecked, evidence) { Advice = advice };

    /// <summary>A task for somebody: where to look, and what to see there.</summary>
    public static SetUpCheck ForPerson(string id, string title, string advice, string? link = null) => new(id, People.Heading, title, CheckState.Person, "no interface tells") { Advice = advice, Link = link };

    private string Heading => heading;
}
