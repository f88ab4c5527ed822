namespace WaTemplates.Core.Tests.Robustness;

/// <summary>Good templates that use every part of the format and every scalar style.</summary>
internal static class SeedTemplates
{
    public static IReadOnlyList<string> All { get; } =
    [
        """
        # yaml-language-server: $schema=x
        name: portal_feedback
        kind: invitation
        category: utility
        description: Asks new portal users for feedback
        mailingList: portal-users
        samples:
          FirstName: Anna
          SurveyURL: https://feedback.example.com/s/sample
          OptOutURL: https://feedback.example.com/o/sample
        languages:
          de:
            body: |
              Hallo ${m://FirstName}!

              Wir haben festgestellt, dass Sie unser neues XM-Hub-Portal verwenden. Wenn Sie Ihre Erfahrungen teilen möchten, öffnen Sie ${l://SurveyURL}. Wenn Sie solche Benachrichtigungen in Zukunft nicht mehr erhalten möchten, öffnen Sie ${l://OptOutURL}.

              Qualtrics XM
            samples: { FirstName: Jürgen }
          en:
            header: Your portal
            body: >-
              Hello ${m://FirstName}, you have used our new portal. To share your experience, open ${l://SurveyURL}.
              To stop such messages, open ${l://OptOutURL}.

              Your portal team
            footer: 'Acme Ltd'
            buttons:
              - url: https://feedback.example.com/s/${l://SurveyURL}
                title: Share feedback
              - phone: "+4989123456"
                title: Call us
        """,
        """
        name: portal_question
        kind: two-way
        category: utility
        samples: {FirstName: Anna, SurveyURL: "https://feedback.example.com/s/1"}
        languages:
          en:
            body: "Hello ${m://FirstName},\n\nmay we ask you about your visit?\n\n1 - yes\n2 - no\n3 - unsubscribe\n"
            replies:
              yes: "Thanks! Here is your link: ${l://SurveyURL} \u263A"
              no: Thank you, good bye.
              unsubscribe: |-
                You will hear no more
                from us.
          pt_BR:
            body: |
              Olá ${m://FirstName}, você pode nos contar como foi a sua visita à nossa loja?
            buttons:
              - quickReply: Sim
                id: yes
              - quickReply: Não
                id: no
              - {quickReply: Cancelar, id: unsubscribe}
        """,
        """
        name: order_ready
        kind: notice
        category: utility
        # watemplates-disable-next-line WAT0207 -- kept for the next version
        samples: {Order: "4711", When: 'tomorrow'}
        languages:
          ar:
            body: مرحبًا، طلبك رقم ${e://Field/Order} جاهز للاستلام من متجرنا اليوم.
          ja:
            body: |2

                ご注文番号 ${e://Field/Order} の商品がご用意できました。店頭でお受け取りください。
        """,
    ];
}
