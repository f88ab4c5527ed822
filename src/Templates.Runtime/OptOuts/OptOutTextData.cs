namespace WaTemplates.Runtime.OptOuts;

/// <summary>The opt-out page's languages; a new one is one entry.</summary>
internal static class OptOutTextData
{
    /// <summary>The first is for readers of none of them.</summary>
    public static IReadOnlyList<OptOutTexts> All { get; } =
    [
        new("en", "Unsubscribe", "You will receive no further messages of this kind on WhatsApp.", "Unsubscribe",
            "You are unsubscribed", "You will receive no further messages of this kind. You can close this page.",
            "This link is not valid", "Please open the link from the message again, or answer the message with STOP.",
            "Please try again later", "Your request could not be recorded. Please try again in a few minutes, or answer the message with STOP."),
        new("de", "Abmelden", "Sie erhalten dann keine weiteren Nachrichten dieser Art über WhatsApp.", "Abmelden",
            "Sie sind abgemeldet", "Sie erhalten keine weiteren Nachrichten dieser Art. Sie können diese Seite schließen.",
            "Dieser Link ist ungültig", "Bitte öffnen Sie den Link aus der Nachricht noch einmal oder antworten Sie auf die Nachricht mit STOP.",
            "Bitte versuchen Sie es später noch einmal", "Ihre Abmeldung konnte nicht gespeichert werden. Bitte versuchen Sie es in einigen Minuten erneut oder antworten Sie auf die Nachricht mit STOP."),
        new("es", "Darse de baja", "No recibirá más mensajes de este tipo por WhatsApp.", "Darse de baja",
            "Se ha dado de baja", "No recibirá más mensajes de este tipo. Puede cerrar esta página.",
            "Este enlace no es válido", "Abra de nuevo el enlace del mensaje o responda al mensaje con STOP.",
            "Inténtelo más tarde", "No se ha podido registrar su solicitud. Inténtelo de nuevo dentro de unos minutos o responda al mensaje con STOP."),
        new("fr", "Se désabonner", "Vous ne recevrez plus de messages de ce type sur WhatsApp.", "Se désabonner",
            "Vous êtes désabonné(e)", "Vous ne recevrez plus de messages de ce type. Vous pouvez fermer cette page.",
            "Ce lien n’est pas valide", "Ouvrez à nouveau le lien du message ou répondez au message par STOP.",
            "Veuillez réessayer plus tard", "Votre demande n’a pas pu être enregistrée. Réessayez dans quelques minutes ou répondez au message par STOP."),
        new("it", "Annulla iscrizione", "Non riceverà altri messaggi di questo tipo su WhatsApp.", "Annulla iscrizione",
            "Iscrizione annullata", "Non riceverà altri messaggi di questo tipo. Può chiudere questa pagina.",
            "Questo link non è valido", "Apra di nuovo il link del messaggio o risponda al messaggio con STOP.",
            "Riprovi più tardi", "Non è stato possibile registrare la richiesta. Riprovi tra qualche minuto o risponda al messaggio con STOP."),
        new("nl", "Afmelden", "U ontvangt dan geen berichten van deze soort meer via WhatsApp.", "Afmelden",
            "U bent afgemeld", "U ontvangt geen berichten van deze soort meer. U kunt deze pagina sluiten.",
            "Deze link is niet geldig", "Open de link uit het bericht opnieuw of beantwoord het bericht met STOP.",
            "Probeer het later opnieuw", "Uw afmelding kon niet worden opgeslagen. Probeer het over enkele minuten opnieuw of beantwoord het bericht met STOP."),
        new("pl", "Rezygnacja z wiadomości", "Nie będziesz już otrzymywać wiadomości tego rodzaju na WhatsAppie.", "Zrezygnuj",
            "Rezygnacja zapisana", "Nie będziesz już otrzymywać wiadomości tego rodzaju. Możesz zamknąć tę stronę.",
            "Ten link jest nieprawidłowy", "Otwórz ponownie link z wiadomości albo odpowiedz na wiadomość słowem STOP.",
            "Spróbuj ponownie później", "Nie udało się zapisać rezygnacji. Spróbuj ponownie za kilka minut albo odpowiedz na wiadomość słowem STOP."),
        new("pt", "Cancelar inscrição", "Não receberá mais mensagens deste tipo no WhatsApp.", "Cancelar inscrição",
            "Inscrição cancelada", "Não receberá mais mensagens deste tipo. Pode fechar esta página.",
            "Este link não é válido", "Abra novamente o link da mensagem ou responda à mensagem com STOP.",
            "Tente novamente mais tarde", "Não foi possível registar o seu pedido. Tente novamente dentro de alguns minutos ou responda à mensagem com STOP."),
        new("tr", "Abonelikten çık", "WhatsApp üzerinden bu tür mesajları artık almayacaksınız.", "Abonelikten çık",
            "Abonelikten çıktınız", "Bu tür mesajları artık almayacaksınız. Bu sayfayı kapatabilirsiniz.",
            "Bu bağlantı geçerli değil", "Mesajdaki bağlantıyı yeniden açın veya mesajı STOP yazarak yanıtlayın.",
            "Lütfen daha sonra yeniden deneyin", "İsteğiniz kaydedilemedi. Birkaç dakika sonra yeniden deneyin veya mesajı STOP yazarak yanıtlayın."),
        new("ar", "إلغاء الاشتراك", "لن تصلك بعد ذلك رسائل من هذا النوع عبر واتساب.", "إلغاء الاشتراك",
            "تم إلغاء اشتراكك", "لن تصلك رسائل أخرى من هذا النوع. يمكنك إغلاق هذه الصفحة.",
            "هذا الرابط غير صالح", "يرجى فتح الرابط من الرسالة مرة أخرى، أو الرد على الرسالة بكلمة STOP.",
            "يرجى المحاولة لاحقًا", "تعذّر تسجيل طلبك. يرجى المحاولة بعد بضع دقائق، أو الرد على الرسالة بكلمة STOP."),
    ];
}
