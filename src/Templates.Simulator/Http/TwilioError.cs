namespace WaTemplates.Simulator.Http;

/// <summary>A refusal as Twilio words it: its code, the HTTP status and what is wrong.</summary>
internal sealed record TwilioError(int Code, string Message, int Status = 400)
{
    public static TwilioError NotFound(string what) => new(20404, $"{what} was not found.", 404);

    /// <summary>A parameter that Twilio knows no more special code for.</summary>
    public static TwilioError Invalid(string message) => new(20422, message);
}
