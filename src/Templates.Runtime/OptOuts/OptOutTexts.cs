using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http;

namespace WaTemplates.Runtime.OptOuts;

/// <summary>What the opt-out page says in one language.</summary>
/// <param name="Language">For <c>lang</c>.</param>
/// <param name="Title">Of the page with the button.</param>
/// <param name="Question">What the button does.</param>
/// <param name="Button">On the button.</param>
/// <param name="Done">Title once it is done.</param>
/// <param name="DoneText">And its text.</param>
/// <param name="Invalid">Title for a link that is none.</param>
/// <param name="InvalidText">And its text.</param>
/// <param name="Later">Title while it cannot be recorded.</param>
/// <param name="LaterText">And its text.</param>
internal sealed record OptOutTexts(
    string Language, string Title, string Question, string Button, string Done, string DoneText, string Invalid, string InvalidText, string Later, string LaterText)
{
    private const int MaximumLanguages = 20;

    public string Direction => Language == "ar" ? "rtl" : "ltr";

    /// <summary>The texts in the reader's preferred language among ours, English otherwise.</summary>
    public static OptOutTexts For(HttpRequest request)
    {
        var wanted = request.Headers.AcceptLanguage.ToString().Split(',', MaximumLanguages + 1).Take(MaximumLanguages)
            .Select(text => StringWithQualityHeaderValue.TryParse(text, out var language) ? language : null)
            .Where(language => language?.Quality is not 0)
            .OrderByDescending(language => language?.Quality ?? 1);
        foreach (var language in wanted)
        {
            var primary = language is null ? default : language.Value.AsSpan();
            primary = primary.IndexOf('-') is > 0 and var dash ? primary[..dash] : primary;
            foreach (var texts in OptOutTextData.All)
            {
                if (primary.Equals(texts.Language, StringComparison.OrdinalIgnoreCase))
                    return texts;
            }
        }

        return OptOutTextData.All[0];
    }
}
