using WaTemplates.Simulator.Http;
using WaTemplates.Simulator.Identity;

namespace WaTemplates.Simulator.Contents;

/// <summary>Finds the content that a path names.</summary>
internal static class ContentLookup
{
    public static SimulatedContent? Find(ContentStore store, string sid, out TwilioError error)
    {
        var content = SidSource.HasShape(sid, "HX") ? store.Find(sid) : null;
        error = sid switch
        {
            "" => new TwilioError(92005, "The content SID is missing."),
            _ when !SidSource.HasShape(sid, "HX") => new TwilioError(92006, $"\"{sid}\" is no content SID."),
            _ => TwilioError.NotFound($"Content {sid}"),
        };
        return content;
    }
}
