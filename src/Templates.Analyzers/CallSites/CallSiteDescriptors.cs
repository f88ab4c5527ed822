using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WaTemplates.Analyzers.CallSites;

/// <summary>The rules of C# code, as release tracking understands them: constants in fields. A test holds them to the catalogue.</summary>
internal static class CallSiteDescriptors
{
    private const string Category = "CallSites";
    private const string HelpRoot = "https://github.com/watemplates/watemplates/blob/main/docs/rules/";

    public static readonly DiagnosticDescriptor UnknownTemplate = new("WAT1001", "The code names a template or language that does not exist", "{0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpRoot + "WAT1001.md");
    public static readonly DiagnosticDescriptor RawTwilioSend = new("WAT1002", "A WhatsApp message is sent past the templates", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpRoot + "WAT1002.md");
    public static readonly DiagnosticDescriptor BannedWordInCode = new("WAT1003", "An answer in code contains a banned word", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpRoot + "WAT1003.md");
    public static readonly DiagnosticDescriptor UnsentMessage = new("WAT1004", "A message is made and not sent", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpRoot + "WAT1004.md");
    public static readonly DiagnosticDescriptor ReplyNotHandled = new("WAT1005", "A switch leaves out kinds of replies", "{0}", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpRoot + "WAT1005.md");

    public static readonly ImmutableArray<DiagnosticDescriptor> All = [UnknownTemplate, RawTwilioSend, BannedWordInCode, UnsentMessage, ReplyNotHandled];
}
