using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WaTemplates.Core.Model;
using WaTemplates.Text.Folding;
using WaTemplates.Text.Languages;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>A session text in code keeps to the words that templates keep to, in the project's languages and English.</summary>
internal sealed class BannedWordInCode() : CallSiteRule(CallSiteDescriptors.BannedWordInCode)
{
    private const string English = "en";
    private const string TextParameter = "text";

    public override void Register(CompilationStartAnalysisContext context, ProjectTemplates templates)
    {
        if (context.Compilation.GetTypeByMetadataName(RuntimeNames.Reply) is not { } reply)
            return;
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (invocation.TargetMethod.Name != RuntimeNames.RespondAsync || !invocation.TargetMethod.ContainingType.Is(reply) || invocation.Arguments.ValueOf(TextParameter) is not { } text)
                    return;
                foreach (var piece in TextPiece.Of(text).Where(piece => piece.Text is not null))
                    Check(operation, templates, piece);
            },
            OperationKind.Invocation);
    }

    private void Check(OperationAnalysisContext context, ProjectTemplates templates, TextPiece piece)
    {
        var text = piece.Text!;
        var settings = templates.SettingsFor(piece.Syntax.SyntaxTree.FilePath).Settings;
        var links = LiteralLink.Scan(text, PlaceholderScanner.Scan(text));
        var folded = FoldedText.Of(text);
        var known = new HashSet<int>();
        var codes = templates.All.SelectMany(template => template.Shape.Languages).Select(language => language.Code).Append(English).Distinct(StringComparer.Ordinal).ToArray();
        foreach (var code in codes)
        {
            foreach (var match in settings.BannedIn(code).Matches(folded.Value, 0, folded.Value.Length))
            {
                var start = folded.SourceStart(match.Start);
                var end = folded.SourceEnd(match.End - 1);
                if (links.Any(link => start < link.End && link.Start < end) || IsAllowed(folded.Value.Substring(match.Start, match.Length)) || !known.Add(start))
                    continue;
                Report(context, templates, piece.LocationOf(start, end - start), $"'{text.Substring(start, end - start)}' is a word that gets senders reported, and this text goes to WhatsApp. Ask to '{string.Join("' or '", LanguageData.For(code).FeedbackWording)}' instead.");
            }
        }

        // Which of the languages a text is in is not known here: a word that one of them allows is fine.
        bool IsAllowed(string word) => codes.Any(code => settings.IsAllowed(word, code));
    }
}
