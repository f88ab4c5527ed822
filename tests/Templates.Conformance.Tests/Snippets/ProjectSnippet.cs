using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using WaTemplates.Testing;

namespace WaTemplates.Conformance.Tests.Snippets;

/// <summary>A part of an MSBuild project: packages of ours in this version, properties that the build reads.</summary>
internal static class ProjectSnippet
{
    private static readonly string BuildLogic = string.Concat(Directory.EnumerateFiles(Repository.PathOf("src/Templates.Build/build")).Select(File.ReadAllText));
    private static readonly string Version = XDocument.Load(Repository.PathOf("Directory.Build.props")).Descendants("Version").Single().Value;

    public static IEnumerable<string> Faults(string text)
    {
        XElement root;
        try
        {
            root = XElement.Parse($"<Project>{text}</Project>");
        }
        catch (XmlException exception)
        {
            return [exception.Message];
        }

        return root.Descendants().SelectMany(FaultsOf);
    }

    private static IEnumerable<string> FaultsOf(XElement element)
    {
        var name = element.Name.LocalName;
        if (name == "PackageReference")
        {
            if ((string?)element.Attribute("Include") is not ("WaTemplates" or "WaTemplates.Runtime" or "WaTemplates.Runtime.PostgreSql" or "WaTemplates.Simulator"))
                yield return $"{element} is no package of ours";
            if ((string?)element.Attribute("Version") is { } version && version != Version)
                yield return $"{element} is not {Version}";
        }
        else if (name.Contains("WaTemplate", StringComparison.Ordinal) ? !Regex.IsMatch(BuildLogic, $@"\b{name}\b") : name is not ("ItemGroup" or "PropertyGroup"))
        {
            yield return $"{name} is nothing that the build reads";
        }
    }
}
