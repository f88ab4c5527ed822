namespace WaTemplates.Simulator.Contents;

/// <summary>
/// The members of each content type. <c>body*:text</c> is required; <c>[x]</c> is an array of x; a name stands for another shape;
/// <c>A|B</c> are the only values.
/// </summary>
internal static class ContentShapes
{
    private static readonly Dictionary<string, ContentMember[]> Shapes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["twilio/text"] = "body*:text",
        ["twilio/media"] = "media*:[text] body:text",
        ["twilio/location"] = "latitude*:number longitude*:number label:text id:text address:text",
        ["twilio/quick-reply"] = "body*:text actions*:[quick-reply-action]",
        ["twilio/call-to-action"] = "body*:text actions*:[call-to-action-action]",
        ["twilio/list-picker"] = "body*:text button*:text items*:[list-item]",
        ["twilio/card"] = "title:text subtitle:text media:[text] actions:[card-action]",
        ["twilio/carousel"] = "body*:text cards*:[carousel-card]",
        ["twilio/catalog"] = "body*:text title:text subtitle:text id:text items:[catalog-item] dynamic_items:text",
        ["twilio/flows"] = "body*:text button_text*:text pages*:[flows-page] type*:text subtitle:text media_url:text",
        ["twilio/schedule"] = "id*:text title*:text timeSlots*:text",
        ["whatsapp/card"] = "body*:text footer:text media:[text] header_text:text actions:[card-action]",
        ["whatsapp/authentication"] = "actions*:[authentication-action] add_security_recommendation:boolean code_expiration_minutes:number",
        ["whatsapp/flows"] = "body*:text button_text*:text flow_id*:text subtitle:text media_url:text flow_token:text flow_first_page_id:text is_flow_first_page_endpoint:boolean",
        ["quick-reply-action"] = "title*:text id:text type:QUICK_REPLY",
        ["call-to-action-action"] = "type*:URL|PHONE_NUMBER|COPY_CODE|VOICE_CALL|VOICE_CALL_REQUEST title*:text url:text phone:text code:text id:text",
        ["card-action"] = "type*:URL|PHONE_NUMBER|QUICK_REPLY|COPY_CODE|VOICE_CALL title*:text url:text phone:text id:text code:text webview_size:TALL|FULL|HALF|NONE",
        ["carousel-action"] = "type*:URL|PHONE_NUMBER|QUICK_REPLY title*:text url:text phone:text id:text",
        ["authentication-action"] = "type*:COPY_CODE copy_code_text*:text",
        ["list-item"] = "id*:text item*:text description:text",
        ["catalog-item"] = "id:text section_title:text name:text media_url:text price:number description:text",
        ["carousel-card"] = "body*:text media*:text actions*:[carousel-action] title:text",
        ["flows-page"] = "id*:text layout*:[flows-component] title*:text next_page_id:text subtitle:text",
        ["flows-component"] = "type*:text label:text",
    }.ToDictionary(shape => shape.Key, shape => shape.Value.Split(' ').Select(ContentMember.Parse).ToArray(), StringComparer.Ordinal);

    /// <summary>From the plainest to the richest: of several types the richest is sent.</summary>
    public static IReadOnlyList<string> RisingOrder { get; } =
    [
        "twilio/text", "twilio/media", "twilio/location", "twilio/quick-reply", "twilio/call-to-action", "twilio/list-picker", "twilio/card",
        "twilio/carousel", "twilio/catalog", "twilio/schedule", "twilio/flows", "whatsapp/flows", "whatsapp/card", "whatsapp/authentication",
    ];

    public static bool IsShape(string name) => Shapes.ContainsKey(name);

    public static IReadOnlyList<ContentMember> Of(string name) => Shapes[name];
}
