using WaTemplates.Core.Answering;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Model;
using WaTemplates.Core.Outputs;
using WaTemplates.Core.Parsing;
using WaTemplates.Core.Source;
using WaTemplates.Core.Yaml;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.Importing;

/// <summary>What a template is for, judged by its texts with the eyes of the rules.</summary>
internal static class KindDetection
{
    public static TemplateKind Of(TemplateDraft draft)
    {
        var source = new SourceText(draft.Name, TemplateYamlWriter.Write(draft));
        var languages = TemplateParser.Parse(YamlReader.Read(source), new DiagnosticBag(source))?.Languages.Where(language => language.Body is not null).ToArray() ?? [];
        if (languages.Any(OffersAnswers))
            return TemplateKind.TwoWay;
        return languages.Any(HasLink) ? TemplateKind.Invitation : TemplateKind.Notice;
    }

    private static bool OffersAnswers(TemplateLanguage language)
        => OptionBlock.QuickReplies(language).Count == Answers.InOrder.Length
            || language.Body!.Options(language).Options.Select(option => option.Digit).SequenceEqual([1, 2, 3]);

    private static bool HasLink(TemplateLanguage language)
        => language.NumberedTexts.Any(text => text.Has(PlaceholderNames.SurveyUrlPlaceholder) || text.Has(PlaceholderNames.OptOutUrlPlaceholder));
}
