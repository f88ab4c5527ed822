using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace WaTemplates.Runtime.Webhooks;

/// <summary>Answers that tell a caller no more than a status.</summary>
internal static class Answer
{
    public static void Bare(HttpResponse response, int status)
    {
        if (response.HasStarted)
            return;
        response.StatusCode = status;
        if (status != StatusCodes.Status204NoContent)
            response.ContentLength = 0;
    }

    /// <summary>A word for metrics.</summary>
    public static string Word(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "malformed",
        StatusCodes.Status405MethodNotAllowed => "method",
        StatusCodes.Status408RequestTimeout => "slow",
        StatusCodes.Status413PayloadTooLarge => "large",
        StatusCodes.Status415UnsupportedMediaType => "type",
        StatusCodes.Status429TooManyRequests => "limited",
        StatusCodes.Status503ServiceUnavailable => "unavailable",
        _ => status.ToString(CultureInfo.InvariantCulture),
    };
}
