namespace WaTemplates.Core.Diagnostics;

/// <summary>Every rule once, in the order of the ids. A number that was shipped never changes its meaning.</summary>
internal static class RuleCatalog
{
    public static readonly RuleDescriptor YamlSyntax = new("WAT0001", nameof(YamlSyntax), Severity.Error, "The file is not well-formed YAML");
    public static readonly RuleDescriptor UnknownKey = new("WAT0002", nameof(UnknownKey), Severity.Error, "A key is not part of the format") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor MissingKey = new("WAT0003", nameof(MissingKey), Severity.Error, "A required key is missing");
    public static readonly RuleDescriptor InvalidValue = new("WAT0004", nameof(InvalidValue), Severity.Error, "A value has the wrong type or is not in its list") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor DuplicateKey = new("WAT0005", nameof(DuplicateKey), Severity.Error, "A key stands twice in one mapping");
    public static readonly RuleDescriptor DuplicateTemplate = new("WAT0006", nameof(DuplicateTemplate), Severity.Error, "Two files define the same template");
    public static readonly RuleDescriptor UnsupportedYaml = new("WAT0007", nameof(UnsupportedYaml), Severity.Error, "The file uses YAML that templates do not support");
    public static readonly RuleDescriptor UnreadableFile = new("WAT0008", nameof(UnreadableFile), Severity.Error, "The file cannot be read");
    public static readonly RuleDescriptor BadSuppression = new("WAT0009", nameof(BadSuppression), Severity.Warning, "A suppression has no reason, no known id or nothing to suppress");

    public static readonly RuleDescriptor BannedWord = new("WAT0101", nameof(BannedWord), Severity.Error, "The text contains a word for a survey") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor SurveyUrlRequired = new("WAT0102", nameof(SurveyUrlRequired), Severity.Error, "An invitation has no survey link");
    public static readonly RuleDescriptor OptOutUrlRequired = new("WAT0103", nameof(OptOutUrlRequired), Severity.Error, "An invitation has no opt-out link");
    public static readonly RuleDescriptor TwoWayOptions = new("WAT0104", nameof(TwoWayOptions), Severity.Error, "A two-way template does not offer the options 1, 2 and 3") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor TwoWayQuestion = new("WAT0105", nameof(TwoWayQuestion), Severity.Error, "A two-way template asks no question");
    public static readonly RuleDescriptor TwoWayMeaning = new("WAT0106", nameof(TwoWayMeaning), Severity.Error, "An option of a two-way template means something else");
    public static readonly RuleDescriptor TwoWayExtraOption = new("WAT0107", nameof(TwoWayExtraOption), Severity.Error, "A two-way template has a further numbered option");
    public static readonly RuleDescriptor TwoWayYesWord = new("WAT0108", nameof(TwoWayYesWord), Severity.Warning, "The text asks for a word that the carrier handles itself");
    public static readonly RuleDescriptor HardCodedLink = new("WAT0109", nameof(HardCodedLink), Severity.Error, "A fixed link stands where a placeholder belongs");
    public static readonly RuleDescriptor OptOutWording = new("WAT0110", nameof(OptOutWording), Severity.Warning, "No sentence tells what the opt-out link does");
    public static readonly RuleDescriptor LiteralLink = new("WAT0111", nameof(LiteralLink), Severity.Warning, "The text contains a fixed link");
    public static readonly RuleDescriptor DoubtfulWord = new("WAT0112", nameof(DoubtfulWord), Severity.Warning, "The text contains a word that can mean a survey") { Fix = FixKind.Offered };

    public static readonly RuleDescriptor MalformedPlaceholder = new("WAT0201", nameof(MalformedPlaceholder), Severity.Error, "A placeholder is malformed") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor UnknownPlaceholder = new("WAT0202", nameof(UnknownPlaceholder), Severity.Error, "A placeholder is not known") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor TwilioPlaceholder = new("WAT0203", nameof(TwilioPlaceholder), Severity.Error, "The source contains a placeholder in Twilio's form") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor HtmlOrResponsePlaceholder = new("WAT0204", nameof(HtmlOrResponsePlaceholder), Severity.Error, "A placeholder is not available in WhatsApp invitations") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor MissingSample = new("WAT0205", nameof(MissingSample), Severity.Error, "A placeholder has no sample") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor InvalidSample = new("WAT0206", nameof(InvalidSample), Severity.Error, "A sample cannot be submitted");
    public static readonly RuleDescriptor UnusedSample = new("WAT0207", nameof(UnusedSample), Severity.Warning, "A sample belongs to no placeholder");
    public static readonly RuleDescriptor AmbiguousVariable = new("WAT0208", nameof(AmbiguousVariable), Severity.Error, "Two placeholders give the same variable");
    public static readonly RuleDescriptor TooManyVariables = new("WAT0209", nameof(TooManyVariables), Severity.Error, "A language has too many variables");
    public static readonly RuleDescriptor LongSample = new("WAT0210", nameof(LongSample), Severity.Warning, "A sample is long");

    public static readonly RuleDescriptor BodyTooLong = new("WAT0301", nameof(BodyTooLong), Severity.Error, "The body is too long");
    public static readonly RuleDescriptor StartsWithVariable = new("WAT0302", nameof(StartsWithVariable), Severity.Error, "The body starts with a placeholder");
    public static readonly RuleDescriptor EndsWithVariable = new("WAT0303", nameof(EndsWithVariable), Severity.Error, "The body ends with a placeholder");
    public static readonly RuleDescriptor EndsWithVariablePunctuation = new("WAT0304", nameof(EndsWithVariablePunctuation), Severity.Warning, "Only punctuation follows the last placeholder");
    public static readonly RuleDescriptor AdjacentVariables = new("WAT0305", nameof(AdjacentVariables), Severity.Error, "Two placeholders touch");
    public static readonly RuleDescriptor TooFewWords = new("WAT0306", nameof(TooFewWords), Severity.Error, "The body has too few words for its placeholders");
    public static readonly RuleDescriptor VariableAloneOnLine = new("WAT0307", nameof(VariableAloneOnLine), Severity.Warning, "A placeholder stands alone on its line");
    public static readonly RuleDescriptor ForbiddenWhitespace = new("WAT0308", nameof(ForbiddenWhitespace), Severity.Error, "The text contains a tab or too many spaces in a row") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor TooManyEmoji = new("WAT0309", nameof(TooManyEmoji), Severity.Error, "The body has too many emoji");
    public static readonly RuleDescriptor HeaderFooter = new("WAT0310", nameof(HeaderFooter), Severity.Error, "The header or footer is not one short plain line");
    public static readonly RuleDescriptor Buttons = new("WAT0311", nameof(Buttons), Severity.Error, "The buttons cannot be submitted as they are");
    public static readonly RuleDescriptor ButtonUrl = new("WAT0312", nameof(ButtonUrl), Severity.Error, "A button's address cannot be submitted");
    public static readonly RuleDescriptor TemplateName = new("WAT0313", nameof(TemplateName), Severity.Error, "The template's name is not accepted") { Fix = FixKind.Offered };
    public static readonly RuleDescriptor Language = new("WAT0314", nameof(Language), Severity.Error, "The language code is not one of WhatsApp's") { Fix = FixKind.Automatic };
    public static readonly RuleDescriptor DuplicateBody = new("WAT0315", nameof(DuplicateBody), Severity.Error, "Two templates have the same text");
    public static readonly RuleDescriptor ShortenedLink = new("WAT0316", nameof(ShortenedLink), Severity.Warning, "The text contains a public short link");
    public static readonly RuleDescriptor SensitiveData = new("WAT0317", nameof(SensitiveData), Severity.Warning, "The text asks for sensitive numbers");
    public static readonly RuleDescriptor PromotionalUtility = new("WAT0318", nameof(PromotionalUtility), Severity.Warning, "A utility template advertises");
    public static readonly RuleDescriptor UnbalancedFormatting = new("WAT0319", nameof(UnbalancedFormatting), Severity.Info, "A formatting mark will be shown as it is written");
    public static readonly RuleDescriptor BodyNearLimit = new("WAT0320", nameof(BodyNearLimit), Severity.Warning, "The filled body is near its limit");
    public static readonly RuleDescriptor VariablesByPunctuation = new("WAT0321", nameof(VariablesByPunctuation), Severity.Warning, "Only punctuation stands between two placeholders");
    public static readonly RuleDescriptor ManyLineBreaks = new("WAT0322", nameof(ManyLineBreaks), Severity.Warning, "The text has many line breaks in a row");

    public static readonly RuleDescriptor LanguagesDiffer = new("WAT0401", nameof(LanguagesDiffer), Severity.Error, "The languages use different placeholders");
    public static readonly RuleDescriptor LanguageInName = new("WAT0402", nameof(LanguageInName), Severity.Warning, "The template's name ends in a language code") { Fix = FixKind.Offered };
    public static readonly RuleDescriptor ApprovalStale = new("WAT0403", nameof(ApprovalStale), Severity.Warning, "The text changed since it was submitted");
    public static readonly RuleDescriptor ApprovalMissing = new("WAT0404", nameof(ApprovalMissing), Severity.Info, "The text was never submitted for approval");
    public static readonly RuleDescriptor ApprovalRefused = new("WAT0405", nameof(ApprovalRefused), Severity.Warning, "The text was rejected, paused or disabled");
    public static readonly RuleDescriptor CategoryDrift = new("WAT0406", nameof(CategoryDrift), Severity.Warning, "Meta approved the text under another category");
    public static readonly RuleDescriptor WrongLanguageText = new("WAT0407", nameof(WrongLanguageText), Severity.Warning, "The text is in another language than declared");
    public static readonly RuleDescriptor UnreadableApprovals = new("WAT0408", nameof(UnreadableApprovals), Severity.Error, "The approvals file cannot be read");

    public static readonly RuleDescriptor UnknownTemplate = new("WAT1001", nameof(UnknownTemplate), Severity.Error, "The code names a template or language that does not exist") { Fix = FixKind.Offered };
    public static readonly RuleDescriptor RawTwilioSend = new("WAT1002", nameof(RawTwilioSend), Severity.Warning, "A WhatsApp message is sent past the templates") { Fix = FixKind.Offered };
    public static readonly RuleDescriptor BannedWordInCode = new("WAT1003", nameof(BannedWordInCode), Severity.Warning, "An answer in code contains a banned word");
    public static readonly RuleDescriptor UnsentMessage = new("WAT1004", nameof(UnsentMessage), Severity.Warning, "A message is made and not sent");
    public static readonly RuleDescriptor ReplyNotHandled = new("WAT1005", nameof(ReplyNotHandled), Severity.Warning, "A switch leaves out kinds of replies") { Fix = FixKind.Offered };

    public static readonly RuleDescriptor NoTemplates = new("WAT9001", nameof(NoTemplates), Severity.Warning, "No template was found");
    public static readonly RuleDescriptor OutputNotWritable = new("WAT9002", nameof(OutputNotWritable), Severity.Error, "An output cannot be written");
    public static readonly RuleDescriptor VersionMismatch = new("WAT9003", nameof(VersionMismatch), Severity.Warning, "The manifest was made by another version");
    public static readonly RuleDescriptor BadConfiguration = new("WAT9004", nameof(BadConfiguration), Severity.Error, "A setting cannot be used");

    public static readonly IReadOnlyList<RuleDescriptor> All =
    [
        YamlSyntax, UnknownKey, MissingKey, InvalidValue, DuplicateKey, DuplicateTemplate, UnsupportedYaml, UnreadableFile, BadSuppression,
        BannedWord, SurveyUrlRequired, OptOutUrlRequired, TwoWayOptions, TwoWayQuestion, TwoWayMeaning, TwoWayExtraOption, TwoWayYesWord, HardCodedLink, OptOutWording, LiteralLink, DoubtfulWord,
        MalformedPlaceholder, UnknownPlaceholder, TwilioPlaceholder, HtmlOrResponsePlaceholder, MissingSample, InvalidSample, UnusedSample, AmbiguousVariable, TooManyVariables, LongSample,
        BodyTooLong, StartsWithVariable, EndsWithVariable, EndsWithVariablePunctuation, AdjacentVariables, TooFewWords, VariableAloneOnLine, ForbiddenWhitespace, TooManyEmoji, HeaderFooter, Buttons, ButtonUrl, TemplateName, Language, DuplicateBody,
        ShortenedLink, SensitiveData, PromotionalUtility, UnbalancedFormatting, BodyNearLimit, VariablesByPunctuation, ManyLineBreaks,
        LanguagesDiffer, LanguageInName, ApprovalStale, ApprovalMissing, ApprovalRefused, CategoryDrift, WrongLanguageText, UnreadableApprovals,
        UnknownTemplate, RawTwilioSend, BannedWordInCode, UnsentMessage, ReplyNotHandled,
        NoTemplates, OutputNotWritable, VersionMismatch, BadConfiguration,
    ];

    /// <summary>Rules about what a template, settings or approvals file says, as opposed to a build or a file that cannot be read: an editor's analyzer can report these.</summary>
    public static readonly IReadOnlyList<RuleDescriptor> InFiles = All.Where(rule => !rule.IsCallSite).Except([UnreadableFile, NoTemplates, OutputNotWritable, VersionMismatch]).ToArray();

    /// <summary>Rules about C# code, which the compiler alone reports.</summary>
    public static readonly IReadOnlyList<RuleDescriptor> InCode = All.Where(rule => rule.IsCallSite).ToArray();

    private static readonly Dictionary<string, RuleDescriptor> ById = All.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static RuleDescriptor? Find(string id) => ById.TryGetValue(id, out var rule) ? rule : null;
}
