using WaTemplates.Simulator.Callbacks;

namespace WaTemplates.Simulator.Tests.Callbacks;

/// <summary>The vectors of Twilio's own libraries.</summary>
public class WebhookSignatureTests
{
    private const string Query = "/myapp.php?foo=1&bar=2";
    private const string Call = "CallSid=CA1234567890ABCDE|Caller=+14158675309|Digits=1234|From=+14158675309|To=+18005551212";
    private const string BodyHash = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private const string EmptyHash = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

    [Theory]
    [InlineData("https://mycompany.com" + Query, Call, "RSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com:443" + Query, Call, "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("http://mycompany.com:80" + Query, Call, "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("http://mycompany.com:1234" + Query, Call, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=")]
    [InlineData("https://mycompany.com:1234" + Query, Call, "CYn1h0gLBdNxDGkKJg6hYohgeD8=")]
    [InlineData("https://MyCompany.com" + Query, Call, "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    [InlineData("https://MyCompany.com:1234" + Query, Call, "PCqOZm8cnu/L6+u5i5fuEd+Iac4=")]
    [InlineData("http://MyCompany.com" + Query, Call, "XY7AlKOKL6im4yWyX84gldUrtis=")]
    [InlineData("http://username:password@MyCompany.com" + Query, Call, "PJ08CxXr7KLPjEQCTc8LkUSMwSM=")]
    [InlineData("HTTP://username:password@MyCompany.com" + Query, Call, "hy/l8pca+LFms4cvRdv8uiP6NGc=")]
    [InlineData("https://user:pass@mycompany.com" + Query, Call, "CukzLTc1tT5dXEDIHm/tKBanW10=")]
    [InlineData("https://user:pass@mycompany.com:443" + Query, Call, "ZQFR1PTIZXF2MXB8ZnKCvnnA+rI=")]
    [InlineData("https://user@mycompany.com" + Query, Call, "2YRLlVAflCqxaNicjMpJcSTgzSs=")]
    [InlineData("https://mycompany.com" + Query, "Sid=CA123|SidAccount=AC123|Digits=5678|Digits=1234|Digits=1234", "IK+Dwps556ElfBT0I3Rgjkr1wJU=")]
    [InlineData("https://mycompany.com" + Query, "MessagingBinding.Address=+1325xxxxxxx|MessagingBinding.Address=+1415xxxxxxx", "83O6e2vORAoJHUNzJjDWN1jz+BA=")]
    [InlineData("https://mycompany.com" + Query, "MessagingBinding.Address=+1415xxxxxxx|MessagingBinding.Address=+1325xxxxxxx", "83O6e2vORAoJHUNzJjDWN1jz+BA=")]
    [InlineData("https://mycompany.com" + Query + "&bodySHA256=" + BodyHash, "", "a9nBmqA0ju/hNViExpshrM61xv4=")]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=" + BodyHash, "", "y77kIzt2vzLz71DgmJGsen2scGs=")]
    [InlineData("https://mycompany.com:443" + Query + "&bodySHA256=" + EmptyHash, "", "Ldidvp12m26NI7eqEvxnEpkd9Hc=")]
    [InlineData("https://mycompany.com" + Query + "&Body=It%27s+amazing", Call, "TfZzewPq8wqrGlMfyAud8+/IvJ0=")]
    [InlineData("https://example.org/hooks/whatsapp", "MessageSid=SM0123456789abcdef0123456789abcdef|From=whatsapp:+4915112345678|To=whatsapp:+14155238886|Body=1|NumMedia=0|ProfileName=Jörg ✓|WaId=4915112345678", "048w1xygKZrY5YxFzk6EeTkIrTM=")]
    [InlineData("https://example.org/hooks/status?tenant=a%20b", "AccountSid=AC0123456789abcdef0123456789abcdef|ApiVersion=2010-04-01|ChannelInstallSid=XE0123456789abcdef0123456789abcdef|ChannelPrefix=whatsapp|ChannelStatusMessage=|ErrorCode=63016|From=whatsapp:+14155238886|MessageSid=MM0123456789abcdef0123456789abcdef|MessageStatus=undelivered|SmsSid=MM0123456789abcdef0123456789abcdef|SmsStatus=undelivered|To=whatsapp:+4915112345678", "vL9EQEx3FTbqh5Mr+F4M36LP99A=")]
    public void Signature_EqualsTwilios(string url, string pairs, string expected) => Assert.Equal(expected, WebhookSignature.Of("12345", url, Pairs(pairs)));

    [Fact]
    public void AnotherSignature_IsNotMade() => Assert.NotEqual("NOTRSOYDt4T1cUTdK1PDd93/VVr8B8=", WebhookSignature.Of("12345", "https://mycompany.com" + Query, Pairs(Call)));

    private static List<KeyValuePair<string, string>> Pairs(string text)
        => [.. text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]))];
}
