using System.Collections.Frozen;
using WaTemplates.Text.Placeholders;

namespace WaTemplates.Cli.Contacts;

/// <summary>Other names that a column may have, folded; most of them are what Qualtrics calls its export's columns.</summary>
internal static class ColumnAliases
{
    public static readonly string[] Phone =
    [
        "phone", "phonenumber", "mobile", "mobilephone", "mobilenumber", "mobilephonenumber", "cell", "cellphone", "telephone", "telephonenumber", "tel",
        "whatsapp", "whatsappnumber", "msisdn", "handy", "handynummer", "telefon", "telefonnummer", "mobiltelefon", "mobilnummer", "rufnummer",
    ];

    private static readonly FrozenDictionary<string, string[]> Variables = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [PlaceholderNames.SurveyUrl] = ["link", "surveylink", "personallink"],
        [PlaceholderNames.OptOutUrl] = ["optoutlink", "unsubscribelink"],
        ["Email"] = ["primaryemail", "emailaddress"],
        ["ExternalDataReference"] = ["extref", "externalreference"],
        ["Phone"] = Phone,
        ["PhoneNumber"] = Phone,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names beside its own under which a variable is looked for.</summary>
    public static IReadOnlyList<string> OfVariable(string variable) => Variables.GetValueOrDefault(variable, []);
}
