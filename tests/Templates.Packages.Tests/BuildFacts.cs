using System.Reflection;

namespace WaTemplates.Packages.Tests;

/// <summary>How these tests were built.</summary>
internal static class BuildFacts
{
    public static string Configuration { get; } = Read("Configuration");

    /// <summary>Where this machine keeps restored packages, those this repository depends on among them.</summary>
    public static string PackageRoot { get; } = Read("PackageRoot");

    private static string Read(string key)
        => typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
