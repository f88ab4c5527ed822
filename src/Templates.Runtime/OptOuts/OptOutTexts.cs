using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

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
    public string Direction => Language == "ar" ? "rtl" : "ltr";

    /// <summary>The texts in the reader's preferred language among ours, English otherwise.</summary>
    public static OptOutTexts For(HttpRequest request)
    {
        if (StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted))
        {
            foreach (var language in wanted.Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1))
            {
                var primary = language.Value.AsSpan();
                primary = primary.IndexOf('-') is > 0 and var dash ? primary[..dash] : primary;
                foreach (var texts in OptOutTextData.All)
                {
                    if (primary.Equals(texts.Language, StringComparison.OrdinalIgnoreCase))
                        return texts;
                }
            }
        }

        return OptOutTextData.All[0];
    }
}
