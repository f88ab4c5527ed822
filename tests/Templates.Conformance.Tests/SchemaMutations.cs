namespace WaTemplates.Conformance.Tests;

/// <summary>A clean file of each format, and what structural mistakes make of it.</summary>
internal static class SchemaMutations
{
    private const string Template = """
        name: order_ready
        kind: two-way
        category: utility
        description: 2026
        mailingList: orders
        samples:
          Order: A-1
          Shop: Main Street
        languages:
          en:
            header: Your order
            body: Your order ${m://Order} is ready in our shop. May we keep it for you until Sunday?
            footer: Acme Ltd
            buttons:
              - quickReply: Yes
                id: 1
              - quickReply: No thanks
              - quickReply: Unsubscribe
              - url: https://example.com/o/${m://Order}
                title: Track it
              - phone: "+4989123456"
                title: Call us
            replies:
              yes: Thank you! See you in ${m://Shop}.
              no: ~
            samples: { Order: B-2 }

        """;

    private const string Settings = """
        severity: { WAT0304: error }
        overrides:
          - paths: [legacy/**]
            severity: { WAT0401: warning }
        bannedWords: { de: [Kundenbarometer], "*": [quiz] }
        allowedWords: { en: [surveyed] }
        links: { allowedHosts: [www.example.com] }
        requireApproval: "false"

        """;

    private static readonly (string Find, string Replacement)[] InTemplate =
    [
        ("name: order_ready\n", ""),
        ("name: order_ready", "name:"),
        ("name: order_ready", "name: [order_ready]"),
        ("name: order_ready", "name: Order-Ready"),
        ("name: order_ready", "name: order_ready\nversion: 1"),
        ("kind: two-way", "kind: survey"),
        ("kind: two-way", "kind: Two-Way"),
        ("kind: two-way", "kind: true"),
        ("category: utility", "category: UTILITY"),
        ("category: utility", "category: { utility: yes }"),
        ("description: 2026", "description: [a, b]"),
        ("mailingList: orders", "mailingList: \"  \""),
        ("samples:\n  Order: A-1\n  Shop: Main Street", "samples: [Order, Shop]"),
        ("  Order: A-1", "  Order: [A-1]"),
        ("  en:\n", "  en-US:\n"),
        ("  en:\n", "  english:\n"),
        ("    header: Your order", "    header: \"\""),
        ("    header: Your order", "    header: { text: Your order }"),
        ("    body: ", "    text: "),
        ("    footer: Acme Ltd", "    footer: Acme Ltd\n    foot: x"),
        ("      - quickReply: Yes\n        id: 1", "      - Yes"),
        ("      - quickReply: Yes\n        id: 1", "      - quickReply: Yes\n        id: {}"),
        ("      - quickReply: Yes\n        id: 1", "      - quickReply: Yes\n        title: Yes"),
        ("      - quickReply: Yes\n        id: 1", "      - id: 1"),
        ("        title: Track it\n", ""),
        ("        title: Track it\n", "        title: Track it\n        phone: \"+4989123456\"\n"),
        ("https://example.com/o/", "http://example.com/o/"),
        ("      - phone: \"+4989123456\"", "      - phone: 089 123456"),
        ("      - phone: \"+4989123456\"", "      - phone: \"4989123456\""),
        ("      yes: Thank", "      maybe: Thank"),
        ("      yes: Thank you! See you in ${m://Shop}.", "      yes: [Thank you]"),
        ("    samples: { Order: B-2 }", "    samples: B-2"),
    ];

    private static readonly (string Find, string Replacement)[] InSettings =
    [
        ("severity: { WAT0304: error }", "severity: { WAT0304: fatal }"),
        ("severity: { WAT0304: error }", "severity: { WAT0304: }"),
        ("severity: { WAT0304: error }", "severity: { EndsWithVariable: error }"),
        ("severity: { WAT0304: error }", "severities: { WAT0304: error }"),
        ("severity: { WAT0304: error }", "severity: [WAT0304]"),
        ("  - paths: [legacy/**]\n    severity", "  - severity"),
        ("paths: [legacy/**]", "paths: legacy/**"),
        ("overrides:\n  -", "overrides:\n   "),
        ("de: [Kundenbarometer]", "german: [Kundenbarometer]"),
        ("de: [Kundenbarometer]", "de: Kundenbarometer"),
        ("de: [Kundenbarometer]", "de: [[Kundenbarometer]]"),
        ("allowedHosts", "hosts"),
        ("requireApproval: \"false\"", "requireApproval: yes"),
        ("requireApproval: \"false\"", "requireApproval: [true]"),
    ];

    public static SchemaCase CleanTemplate { get; } = new("clean template", IsSettings: false, Template, MustBeRefused: false);

    public static SchemaCase CleanSettings { get; } = new("clean settings", IsSettings: true, Settings, MustBeRefused: false);

    public static IReadOnlyList<SchemaCase> All { get; } =
    [
        .. InTemplate.Select(change => Mutate(Template, change, isSettings: false)),
        .. InSettings.Select(change => Mutate(Settings, change, isSettings: true)),
        new("list for template", IsSettings: false, "- name: order_ready\n", MustBeRefused: true),
        new("empty template", IsSettings: false, "", MustBeRefused: true),
        new("no language", IsSettings: false, "name: a\nkind: notice\ncategory: utility\nlanguages: {}\n", MustBeRefused: true),
        new("language without value", IsSettings: false, "name: a\nkind: notice\ncategory: utility\nlanguages: { en: }\n", MustBeRefused: true),
        new("list for settings", IsSettings: true, "[severity]\n", MustBeRefused: true),
    ];

    private static SchemaCase Mutate(string text, (string Find, string Replacement) change, bool isSettings)
    {
        Assert.Equal(2, text.Split(change.Find).Length);
        return new SchemaCase($"{change.Find} → {change.Replacement}", isSettings, text.Replace(change.Find, change.Replacement, StringComparison.Ordinal), MustBeRefused: true);
    }
}
