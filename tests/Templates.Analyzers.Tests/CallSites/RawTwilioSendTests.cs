using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.CallSites;

public class RawTwilioSendTests
{
    [Theory]
    [InlineData("""MessageResource.Create(to: new PhoneNumber("whatsapp:+4989123456"), from: name, body: {|WAT1002:"Hello!"|});""")]
    [InlineData("""await MessageResource.CreateAsync(to: "whatsapp:" + name, body: {|WAT1002:$"Hello {name}!"|});""")]
    [InlineData("""MessageResource.Create(to: $"whatsapp:{name}", body: {|WAT1002:"Hello " + name|});""")]
    [InlineData("""MessageResource.Create(to: name, from: "WhatsApp:+1", contentSid: {|WAT1002:"HX00"|}, contentVariables: name);""")]
    [InlineData("""MessageResource.Create(to: "whatsapp:+1", contentSid: name, contentVariables: {|WAT1002:"{\"1\":\"Anna\"}"|});""")]
    [InlineData("""MessageResource.Create(new CreateMessageOptions(new PhoneNumber("whatsapp:+1")) { Body = {|WAT1002:"Hello"|} });""")]
    [InlineData("""var to = new PhoneNumber("whatsapp:+1"); var options = new CreateMessageOptions(to); options.From = name; options.Body = {|WAT1002:"Hello"|}; MessageResource.Create(options);""")]
    [InlineData("""var text = "Hello"; MessageResource.Create(to: "whatsapp:+1", body: {|WAT1002:text|});""")]
    public Task TextWrittenInCode_IsReported(string code) => CallSiteVerifier.VerifyStatements(code);

    [Theory]
    [InlineData("""MessageResource.Create(to: "+4989123456", from: "+1", body: "Your code is ready.");""")]
    [InlineData("""MessageResource.Create(to: "whatsapp:+1", body: name);""")]
    [InlineData("""MessageResource.Create(to: "whatsapp:+1", contentSid: name, contentVariables: name);""")]
    [InlineData("""MessageResource.Create(to: name, body: "whatsapp: how it works");""")]
    [InlineData("""var text = "Hello"; text = name; MessageResource.Create(to: "whatsapp:+1", body: text);""")]
    [InlineData("""MessageResource.Create(new CreateMessageOptions("+1") { Body = "Hello" });""")]
    [InlineData("""MessageResource.Create(to: "whatsapp:+1", body: " ");""")]
    public Task OtherChannelOrComputedText_IsSilent(string code) => CallSiteVerifier.VerifyStatements(code);
}
