namespace WaTemplates.Core.Outputs;

/// <summary>What one file contributes: its own outputs, and its entries of the manifest.</summary>
internal sealed record TemplateOutputs(IReadOnlyList<OutputFile> Files, IReadOnlyList<ManifestEntry> Entries);

/// <summary>One language of one template in the manifest.</summary>
internal sealed record ManifestEntry(string Name, string Language, string Json);
