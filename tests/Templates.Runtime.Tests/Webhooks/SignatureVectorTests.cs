using System.Text;
using WaTemplates.Runtime.Webhooks;

namespace WaTemplates.Runtime.Tests.Webhooks;

/// <summary>The vectors of the official libraries' own tests.</summary>
public class SignatureVectorTests
{
    private const string P = "CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212";
    private const string Q = "/myapp.php?foo=1&bar=2";
    private const string First = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
    private const string H1 = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    private const string H2 = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    private const string B1 = "{\"property\": \"value\", \"boolean\": true}";
    private static readonly SignatureVerifier Verifier = new(["12345"]);

    [Theory]
    [InlineData("https://mycompany.com" + Q, P, First)]
    [InlineData("https://mycompany.com:443" + Q, P, "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("https://mycompany.com" + Q, P, "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    [InlineData("http://mycompany.com:80" + Q, P, "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("http://mycompany.com" + Q, P, "0ZXoZLH/DfblKGATFgpif+LLRf4=")]
    [InlineData("http://mycompany.com:1234" + Q, P, "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=")]
    [InlineData("https://mycompany.com:1234" + Q, P, "CYn1h0gLBdNxDGkKJg6hYohgeD8=")]
    [InlineData("https://mycompany.com:1234" + Q, P, First)]
    [InlineData("https://MyCompany.com" + Q, P, "g9IN/x4Cft2g517EjYvEvM/W7LU=")]
    [InlineData("https://MyCompany.com:1234" + Q, P, "PCqOZm8cnu/L6+u5i5fuEd+Iac4=")]
    [InlineData("http://MyCompany.com" + Q, P, "XY7AlKOKL6im4yWyX84gldUrtis=")]
    [InlineData("http://username:password@MyCompany.com" + Q, P, "PJ08CxXr7KLPjEQCTc8LkUSMwSM=")]
    [InlineData("HTTP://username:password@MyCompany.com" + Q, P, "hy/l8pca+LFms4cvRdv8uiP6NGc=")]
    [InlineData("https://user:pass@mycompany.com" + Q, P, "CukzLTc1tT5dXEDIHm/tKBanW10=")]
    [InlineData("https://user:pass@mycompany.com:443" + Q, P, "ZQFR1PTIZXF2MXB8ZnKCvnnA+rI=")]
    [InlineData("https://user@mycompany.com" + Q, P, "2YRLlVAflCqxaNicjMpJcSTgzSs=")]
    [InlineData("https://mycompany.com" + Q, "Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234", "IK+Dwps556ElfBT0I3Rgjkr1wJU=")]
    [InlineData("https://mycompany.com" + Q, "MessagingBinding.Address=%2B1325xxxxxxx&MessagingBinding.Address=%2B1415xxxxxxx", "83O6e2vORAoJHUNzJjDWN1jz+BA=")]
    [InlineData("https://mycompany.com" + Q, "MessagingBinding.Address=%2B1415xxxxxxx&MessagingBinding.Address=%2B1325xxxxxxx", "83O6e2vORAoJHUNzJjDWN1jz+BA=")]
    [InlineData("https://mycompany.com" + Q + "&Body=It%27s+amazing", P, "TfZzewPq8wqrGlMfyAud8+/IvJ0=")]
    [InlineData("https://example.org/hooks/whatsapp", "MessageSid=SM0123456789abcdef0123456789abcdef&From=whatsapp%3A%2B4915112345678&To=whatsapp%3A%2B14155238886&Body=1&NumMedia=0&ProfileName=J%C3%B6rg+%E2%9C%93&WaId=4915112345678", "048w1xygKZrY5YxFzk6EeTkIrTM=")]
    [InlineData("https://example.org/hooks/status?tenant=a%20b", "AccountSid=AC0123456789abcdef0123456789abcdef&ApiVersion=2010-04-01&ChannelInstallSid=XE0123456789abcdef0123456789abcdef&ChannelPrefix=whatsapp&ChannelStatusMessage=&ErrorCode=63016&From=whatsapp%3A%2B14155238886&MessageSid=MM0123456789abcdef0123456789abcdef&MessageStatus=undelivered&SmsSid=MM0123456789abcdef0123456789abcdef&SmsStatus=undelivered&To=whatsapp%3A%2B4915112345678", "vL9EQEx3FTbqh5Mr+F4M36LP99A=")]
    public void Signature_IsAccepted(string url, string form, string signature)
        => Assert.Equal(0, Verifier.FindToken(url, SignedForms.Parse(form), signature));

    [Theory]
    [InlineData("https://MyCompany.com" + Q, P, First)]
    [InlineData("https://mycompany.com" + Q, P, "NOTRSOYDt4T1cUTdK1PDd93/VVr8B8=")]
    [InlineData("https://mycompany.com" + Q, P, "")]
    [InlineData("https://mycompany.com" + Q, P, "RSOYDt4T1cUTdK1PDd93/VVr8B8")]
    [InlineData("https://mycompany.com" + Q, P, "RSOYDt4T1cUTdK1PDd93/VVr8B9=")]
    [InlineData("https://mycompany.com" + Q, P, "RSOYDt4T1cUTdK1PDd93/VVr8B8= ")]
    [InlineData("https://mycompany.com" + Q, P, "RSOYDt4T1cUTdK1PDd93/VVr 8B8=")]
    [InlineData("https://mycompany.com" + Q, P, "RSOYDt4T1cUTdK1PDd93/VVr8B8==")]
    [InlineData("http://mycompany.com" + Q, P, First)]
    [InlineData("https://mycompany.com/myapp.php?bar=2&foo=1", P, First)]
    [InlineData("https://mycompany.com" + Q, P + "&New=", First)]
    [InlineData("https://mycompany.com:80" + Q, P, "kvajT1Ptam85bY51eRf/AJRuM3w=")]
    public void AnythingElse_IsRefused(string url, string form, string signature)
        => Assert.Equal(-1, Verifier.FindToken(url, SignedForms.Parse(form), signature));

    [Theory]
    [InlineData("https://mycompany.com" + Q + "&bodySHA256=" + H1, B1, "a9nBmqA0ju/hNViExpshrM61xv4=", 0)]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=" + H1, B1, "y77kIzt2vzLz71DgmJGsen2scGs=", 0)]
    [InlineData("https://mycompany.com:443" + Q + "&bodySHA256=" + H2, "{}", "Ldidvp12m26NI7eqEvxnEpkd9Hc=", 0)]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=" + H1, "{}", "y77kIzt2vzLz71DgmJGsen2scGs=", -1)]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=" + H2, B1, "y77kIzt2vzLz71DgmJGsen2scGs=", -1)]
    [InlineData("https://mycompany.com/myapp.php?bodySHA256=" + H2, "{}", "y77kIzt2vzLz71DgmJGsen2scGs=", -1)]
    [InlineData("https://mycompany.com" + Q, "{}", First, -1)]
    public void BodyThatIsNoForm_IsBoundByItsHash(string url, string body, string signature, int token)
        => Assert.Equal(token, Verifier.FindToken(url, Encoding.UTF8.GetBytes(body), signature));

    [Fact]
    public void Rotation_TellsWhichTokenSigned()
    {
        var form = SignedForms.Parse(P);
        Assert.Equal(1, new SignatureVerifier(["new", "12345"]).FindToken("https://mycompany.com" + Q, form, First));
        Assert.Equal(1, new SignatureVerifier(["new", "12345"]).FindToken("https://mycompany.com:443" + Q, form, First));
        Assert.Equal(-1, new SignatureVerifier(["new"]).FindToken("https://mycompany.com" + Q, form, First));
        Assert.Equal(-1, new SignatureVerifier([]).FindToken("https://mycompany.com" + Q, form, First));
    }

    [Fact]
    public void OwnSignature_IsTheSame() => Assert.Equal(First, WebhookSignature.Create("12345", "https://mycompany.com" + Q, P));

    [Fact]
    public void Verification_AllocatesNothing()
    {
        var form = SignedForms.Parse(P);
        Verifier.FindToken("https://mycompany.com" + Q, form, First);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            Verifier.FindToken("https://mycompany.com" + Q, form, First);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 * 64);
    }
}
