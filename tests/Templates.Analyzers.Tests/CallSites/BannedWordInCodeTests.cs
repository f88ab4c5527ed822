using WaTemplates.Testing;

namespace WaTemplates.Analyzers.Tests.CallSites;

public class BannedWordInCodeTests
{
    [Theory]
    [InlineData("""await reply.RespondAsync("Thanks! Here is the {|WAT1003:survey|}.", default);""")]
    [InlineData("""await reply.RespondAsync("Danke! Hier ist die {|WAT1003:Kundenumfrage|}.", default);""")]
    [InlineData("""await reply.RespondAsync($"Dear {name}, here is the {|WAT1003:survey|}: {link}", default);""")]
    [InlineData("""await reply.RespondAsync("Here is " + "the {|WAT1003:survey|}: " + link, default);""")]
    [InlineData("""await reply.RespondAsync({|WAT1003:@"Here ""is"" the survey"|}, default);""")]
    [InlineData("""await reply.RespondAsync(@"Here is the {|WAT1003:survey|}, the {|WAT1003:survey|}", default);""")]
    [InlineData("""await reply.RespondAsync({|WAT1003:"Here is \"the\" survey"|}, default);""")]
    [InlineData("""var text = "The {|WAT1003:survey|}"; await reply.RespondAsync(text, default);""")]
    public Task BannedWord_IsReportedAtItsPlace(string code) => CallSiteVerifier.VerifyStatements(code);

    [Theory]
    [InlineData("""await reply.RespondAsync("Thanks! Here is your link.", default);""")]
    [InlineData("""await reply.RespondAsync("Open https://survey.example.com/s/1 for it.", default);""")]
    [InlineData("""await reply.RespondAsync(name, default);""")]
    [InlineData("""Console.WriteLine("survey");""")]
    [InlineData("""await reply.RespondAsync("Voici l’enquête.", default);""")]
    public Task OtherText_IsSilent(string code) => CallSiteVerifier.VerifyStatements(code);

    [Fact]
    public Task Settings_AddAndAllowWords()
        => CallSiteVerifier.VerifyStatements(
            """await reply.RespondAsync("The survey and the {|WAT1003:lottery|}", default);""",
            [.. SampleTemplates.Both, new TestText("/repo/watemplates.config.yaml", "bannedWords:\n  '*': [lottery]\nallowedWords:\n  en: [survey]\n", TemplateFiles.Settings)]);

    [Fact]
    public Task SettingsOfAnotherFolder_DoNotApply()
        => CallSiteVerifier.VerifyStatements(
            """await reply.RespondAsync("The {|WAT1003:survey|} and the lottery", default);""",
            [.. SampleTemplates.Both, new TestText("/repo/other/watemplates.config.yaml", "bannedWords:\n  '*': [lottery]\n", TemplateFiles.Settings)]);
}
