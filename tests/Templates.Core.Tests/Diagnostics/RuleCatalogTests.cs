using System.Text.RegularExpressions;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Rules;
using WaTemplates.Core.Rules.Approval;

namespace WaTemplates.Core.Tests.Diagnostics;

/// <summary>Ids, names and severities are a contract with reports, documentation and users' suppressions.</summary>
public class RuleCatalogTests
{
    private const string Contract = """
        WAT0001 YamlSyntax Error
        WAT0002 UnknownKey Error
        WAT0003 MissingKey Error
        WAT0004 InvalidValue Error
        WAT0005 DuplicateKey Error
        WAT0006 DuplicateTemplate Error
        WAT0007 UnsupportedYaml Error
        WAT0008 UnreadableFile Error
        WAT0009 BadSuppression Warning
        WAT0101 BannedWord Error
        WAT0102 SurveyUrlRequired Error
        WAT0103 OptOutUrlRequired Error
        WAT0104 TwoWayOptions Error
        WAT0105 TwoWayQuestion Error
        WAT0106 TwoWayMeaning Error
        WAT0107 TwoWayExtraOption Error
        WAT0108 TwoWayYesWord Warning
        WAT0109 HardCodedLink Error
        WAT0110 OptOutWording Warning
        WAT0111 LiteralLink Warning
        WAT0112 DoubtfulWord Warning
        WAT0201 MalformedPlaceholder Error
        WAT0202 UnknownPlaceholder Error
        WAT0203 TwilioPlaceholder Error
        WAT0204 HtmlOrResponsePlaceholder Error
        WAT0205 MissingSample Error
        WAT0206 InvalidSample Error
        WAT0207 UnusedSample Warning
        WAT0208 AmbiguousVariable Error
        WAT0209 TooManyVariables Error
        WAT0210 LongSample Warning
        WAT0301 BodyTooLong Error
        WAT0302 StartsWithVariable Error
        WAT0303 EndsWithVariable Error
        WAT0304 EndsWithVariablePunctuation Warning
        WAT0305 AdjacentVariables Error
        WAT0306 TooFewWords Error
        WAT0307 VariableAloneOnLine Warning
        WAT0308 ForbiddenWhitespace Error
        WAT0309 TooManyEmoji Error
        WAT0310 HeaderFooter Error
        WAT0311 Buttons Error
        WAT0312 ButtonUrl Error
        WAT0313 TemplateName Error
        WAT0314 Language Error
        WAT0315 DuplicateBody Error
        WAT0316 ShortenedLink Warning
        WAT0317 SensitiveData Warning
        WAT0318 PromotionalUtility Warning
        WAT0319 UnbalancedFormatting Info
        WAT0320 BodyNearLimit Warning
        WAT0321 VariablesByPunctuation Warning
        WAT0322 ManyLineBreaks Warning
        WAT0401 LanguagesDiffer Error
        WAT0402 LanguageInName Warning
        WAT0403 ApprovalStale Warning
        WAT0404 ApprovalMissing Info
        WAT0405 ApprovalRefused Warning
        WAT0406 CategoryDrift Warning
        WAT0407 WrongLanguageText Warning
        WAT0408 UnreadableApprovals Error
        WAT1001 UnknownTemplate Error
        WAT1002 RawTwilioSend Warning
        WAT1003 BannedWordInCode Warning
        WAT1004 UnsentMessage Warning
        WAT1005 ReplyNotHandled Warning
        WAT9001 NoTemplates Warning
        WAT9002 OutputNotWritable Error
        WAT9003 VersionMismatch Warning
        WAT9004 BadConfiguration Error
        """;

    /// <summary>Reported by the parser, the linker, the suppressions, the settings, a host or the analyzer of call sites.</summary>
    private static readonly string[] NoTemplateRule =
        ["WAT0001", "WAT0002", "WAT0003", "WAT0004", "WAT0005", "WAT0006", "WAT0007", "WAT0008", "WAT0009", "WAT0315", "WAT1001", "WAT1002", "WAT1003", "WAT1004", "WAT1005", "WAT9001", "WAT9002", "WAT9003", "WAT9004"];

    [Fact]
    public void Rules_AreThoseOfTheContract()
        => Assert.Equal(Contract.Split('\n'), RuleCatalog.All.Select(rule => $"{rule.Id} {rule.Name} {rule.DefaultSeverity}"), StringComparer.Ordinal);

    [Fact]
    public void Ids_AreWellFormedAndAscending()
    {
        var ids = RuleCatalog.All.Select(rule => rule.Id).ToArray();

        Assert.All(ids, id => Assert.Matches(new Regex(@"^WAT(?:00|01|02|03|04|10|90)\d\d$", RegexOptions.CultureInvariant), id));
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), ids, StringComparer.Ordinal);
    }

    [Fact]
    public void Names_AreUnique() => Assert.Distinct(RuleCatalog.All.Select(rule => rule.Name), StringComparer.Ordinal);

    [Fact]
    public void Titles_AreOneSentenceWithoutFullStop()
        => Assert.All(RuleCatalog.All, rule => Assert.Matches(new Regex("^[A-Z][^.\n]{10,80}$", RegexOptions.CultureInvariant), rule.Title));

    [Fact]
    public void HelpLinks_NameTheRulesPage() => Assert.All(RuleCatalog.All, rule => Assert.EndsWith($"/docs/rules/{rule.Id}.md", rule.HelpLink, StringComparison.Ordinal));

    [Fact]
    public void Find_KnowsEveryIdInItsExactCase()
    {
        Assert.All(RuleCatalog.All, rule => Assert.Same(rule, RuleCatalog.Find(rule.Id)));
        Assert.Null(RuleCatalog.Find("wat0101"));
        Assert.Null(RuleCatalog.Find("WAT0199"));
    }

    [Fact]
    public void RuleSet_HasEveryRuleOnce()
    {
        var descriptors = RuleSet.All.Select(rule => rule.Descriptor).Concat(ApprovalRuleSet.All.Select(rule => rule.Descriptor)).ToArray();

        Assert.All(descriptors, descriptor => Assert.Same(descriptor, RuleCatalog.Find(descriptor.Id)));
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), descriptors.Select(descriptor => descriptor.Id).Concat(NoTemplateRule).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public void RuleSet_HasEveryTemplateRuleOfTheAssembly()
    {
        var types = typeof(TemplateRule).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(TemplateRule)) && !type.IsAbstract);

        Assert.Equal(types.Select(type => type.Name).Order(StringComparer.Ordinal), RuleSet.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
