namespace WaTemplates.Cli.SetUp;

/// <summary>What no interface tells: where somebody has to look, in the order of the set-up.</summary>
internal static class PersonChecks
{
    public static IEnumerable<SetUpCheck> All =>
    [
        CheckGroup.ForPerson("whatsapp-terms", "WhatsApp's terms are accepted", "In Twilio's console under Messaging > Try it out > Send a WhatsApp message, tick the agreement and confirm; fill in the form of WhatsApp's client terms that Qualtrics' page links. Nobody can agree in your place.", SetUpLinks.Console),
        CheckGroup.ForPerson("twilio-access", "Twilio granted access to WhatsApp", "Twilio's mail after the form Request access says so; wait for it before the sender profile is submitted.", SetUpLinks.Registration),
        CheckGroup.ForPerson("message-on-behalf", "Twilio may send on your behalf", "In Meta's business settings under Requests, approve Twilio's request.", SetUpLinks.MetaSettings),
        CheckGroup.ForPerson("business-verification", "The business is verified at Meta", "In Meta's business settings under Security Centre, the business portfolio is 'Verified'. Begin early: it can take more than a week.", SetUpLinks.MetaSettings),
        CheckGroup.ForPerson("profile-approved", "The sender profile is approved", "In Twilio's console under Messaging > Senders > WhatsApp senders, 'Approved' or 'Online' stands beside the profile with its display name.", SetUpLinks.Console),
        CheckGroup.ForPerson("qualtrics-connection", "Qualtrics is connected with the account", "A brand administrator sees exactly one account in Qualtrics under Admin > Extensions > WhatsApp via Twilio; several accounts or numbers are not supported.", SetUpLinks.Qualtrics),
        CheckGroup.ForPerson("message-library", "The approved texts are in Qualtrics' library", "In Qualtrics under Library > New resource > Message, type 'WhatsApp message templates', one for each language; 'watemplates qualtrics' writes the texts.", SetUpLinks.Qualtrics),
        CheckGroup.ForPerson("opt-in", "People agreed to be written to", "Every contact on the list agreed to WhatsApp messages from your business by name, and the record of it is kept.", SetUpLinks.Policy),
        CheckGroup.ForPerson("official-account", "The account is an official business account (recommended)", "In WhatsApp Manager under Phone numbers > Profile, the official business account is granted or was asked for; verification of the business comes first.", SetUpLinks.MetaSettings),
    ];
}
