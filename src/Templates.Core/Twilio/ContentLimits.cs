using WaTemplates.Core.Model;

namespace WaTemplates.Core.Twilio;

/// <summary>Limits of Meta and Twilio, in UTF-16 units, which never count fewer characters than they do.</summary>
internal static class ContentLimits
{
    /// <summary>Source: Meta, template components; Twilio, content types.</summary>
    public const int Body = 1024;

    /// <summary>Source: Twilio, twilio/call-to-action.</summary>
    public const int CallToActionBody = 640;

    /// <summary>Meta allows 512; Twilio appends the content SID, and versions and file names need room.</summary>
    public const int Name = 200;

    /// <summary>Source: Meta, template components.</summary>
    public const int Url = 2000;

    /// <summary>Source: Twilio, error 92002.</summary>
    public const int Variables = 100;

    /// <summary>Source: Twilio, template approvals.</summary>
    public const int Emoji = 10;

    /// <summary>Of a header, and of a footer. Source: Meta, template components.</summary>
    public const int HeaderFooter = 60;

    /// <summary>Source: Meta, template components.</summary>
    public const int HeaderVariables = 1;

    /// <summary>Of all kinds together, and of quick replies. Source: Meta, template components.</summary>
    public const int Buttons = 10;

    /// <summary>Source: Meta, template components.</summary>
    public const int UrlButtons = 2;

    /// <summary>Source: Meta, template components.</summary>
    public const int PhoneButtons = 1;

    /// <summary>Meta allows 25; Twilio's quick replies and calls to action 20.</summary>
    public const int ButtonTitle = 20;

    /// <summary>Source: Twilio, twilio/quick-reply.</summary>
    public const int ButtonId = 200;

    public static int BodyOf(TemplateLanguage language) => ContentType.Of(language) == ContentType.CallToAction ? CallToActionBody : Body;
}
