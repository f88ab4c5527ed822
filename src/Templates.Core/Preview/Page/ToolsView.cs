using System.Text;

namespace WaTemplates.Core.Preview.Page;

/// <summary>What a reader may choose. Form and colours need no script; what does is hidden where none runs.</summary>
internal static class ToolsView
{
    public static void Write(StringBuilder page, PreviewInput input)
    {
        page.Append("<div class=\"tools\">\n");
        WriteChoice(page, "form", "Text with", ("sample", "samples"), ("placeholder", "placeholders"), ("twilio", "Twilio numbers"));
        WriteChoice(page, "colours", "Colours", ("system", "as the system"), ("light", "light"), ("dark", "dark"));
        if (input.WithScript)
            WriteScripted(page, input);
        page.Append("</div>\n");
    }

    private static void WriteChoice(StringBuilder page, string name, string legend, params (string Value, string Label)[] choices)
    {
        page.Append("<fieldset>\n<legend>").Append(legend).Append("</legend>\n");
        foreach (var (value, label) in choices)
        {
            page.Append("<label><input type=\"radio\" name=\"").Append(name).Append("\" id=\"").Append(name).Append('-').Append(value).Append('"')
                .Append(value == choices[0].Value ? " checked" : "").Append("> ").Append(label).Append("</label>\n");
        }

        page.Append("</fieldset>\n");
    }

    private static void WriteScripted(StringBuilder page, PreviewInput input)
    {
        page.Append("<div class=\"find\" id=\"find\" hidden>\n<label>Filter <input type=\"search\" id=\"filter\" autocomplete=\"off\" placeholder=\"name, text or rule\"></label>\n<label>Language <select id=\"language\"><option value=\"\">all</option>");
        var codes = input.Files.SelectMany(file => file.Template?.Languages ?? []).Select(language => language.Code).Distinct(StringComparer.Ordinal);
        foreach (var code in codes.OrderBy(code => code, StringComparer.Ordinal))
            page.Append("<option>").Text(code).Append("</option>");
        page.Append("</select></label>\n<label><input type=\"checkbox\" id=\"noted\"> with findings only</label>\n<button type=\"button\" id=\"print\">Print</button>\n<p id=\"shown\" role=\"status\"></p>\n</div>\n");
    }
}
