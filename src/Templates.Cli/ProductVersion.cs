using System.Reflection;

namespace WaTemplates.Cli;

internal static class ProductVersion
{
    /// <summary>The version as released, without the commit that the SDK appends.</summary>
    public static string Text => typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
