using System.Xml;
using System.Xml.Linq;

namespace WaTemplates.Simulator.Callbacks;

/// <summary>Reads the answer to an inbound webhook.</summary>
internal static class TwimlReply
{
    /// <summary>The texts of its messages, or Twilio's code for what is wrong with it.</summary>
    public static (IReadOnlyList<string> Messages, int? Code) Read(string body, string? contentType)
    {
        if (body.Trim().Length == 0)
            return ([], null);
        if (contentType is not ("text/xml" or "application/xml"))
            return ([], 12300);
        try
        {
            using var reader = XmlReader.Create(new StringReader(body.TrimStart()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, MaxCharactersInDocument = 1 << 20 });
            var root = XElement.Load(reader);
            if (root.Name != "Response" || root.Elements().Any(verb => verb.Name != "Message" && verb.Name != "Redirect"))
                return ([], 12200);
            return ([.. root.Elements("Message").Select(message => (message.Element("Body") ?? message).Value.Trim()).Where(text => text.Length > 0)], null);
        }
        catch (XmlException)
        {
            return ([], 12100);
        }
    }
}
