namespace WaTemplates.Packages.Tests.Consumers;

/// <summary>Project files of people who use the packages.</summary>
internal static class ConsumerProject
{
    public const string Template = """
        name: portal_feedback
        kind: two-way
        category: utility
        mailingList: portal-users
        samples:
          FirstName: Anna
          SurveyURL: https://feedback.example.com/s/sample
        languages:
          en:
            body: |
              Hello ${m://FirstName}!

              You are using our new portal. Would you like to share your experience with us?

              Enter 1 for yes.

              Enter 2 for no.

              Enter 3 to unsubscribe from messages like this one.
            replies:
              yes: "Thank you! Your link: ${l://SurveyURL}"
              no: Thank you for your answer.
        """;

    /// <summary>A project of any language.</summary>
    /// <param name="version">Version of all packages.</param>
    /// <param name="frameworks">One, or several separated by semicolons.</param>
    /// <param name="packages">Packages besides <c>WaTemplates</c>, separated by blanks.</param>
    /// <param name="properties">MSBuild properties.</param>
    /// <param name="items">MSBuild items.</param>
    public static string File(string version, string frameworks = "net10.0", string packages = "", string properties = "", string items = "")
    {
        var references = packages.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(package => $"""<PackageReference Include="{package}" Version="{version}" />""");
        var framework = frameworks.Contains(';', StringComparison.Ordinal) ? "TargetFrameworks" : "TargetFramework";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <{framework}>{frameworks}</{framework}>
                <ImplicitUsings>enable</ImplicitUsings>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="WaTemplates" Version="{version}" PrivateAssets="all" />
                {string.Join('\n', references)}
                {items}
              </ItemGroup>
            </Project>
            """;
    }
}
