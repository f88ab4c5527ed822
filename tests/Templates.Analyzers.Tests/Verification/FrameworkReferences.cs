using Microsoft.CodeAnalysis;

namespace WaTemplates.Testing;

/// <summary>The assemblies of the framework that the tests run on.</summary>
internal static class FrameworkReferences
{
    public static IReadOnlyList<MetadataReference> All { get; } = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
        .Where(file => Path.GetFileName(file) is "mscorlib.dll" or "netstandard.dll" or "System.dll" or "System.Core.dll" or "System.Private.CoreLib.dll" or "System.Private.Uri.dll" or "System.Runtime.dll"
            or "System.Collections.dll" or "System.Console.dll" or "System.Linq.dll" or "System.ObjectModel.dll" or "System.Threading.Tasks.dll" or "System.Net.Http.dll")
        .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file))
        .ToArray();
}
