using WaTemplates.Core;
using WaTemplates.Core.Serialization;
using WaTemplates.Core.Settings;

namespace WaTemplates.Build.Tests;

/// <summary>A result that was kept links like the one that was made.</summary>
public class SerializerTests
{
    [Fact]
    public void Result_ReadBack_GivesTheSameFindingsAndOutputs()
    {
        var settings = SettingsParser.Parse(new Core.Source.SourceText("watemplates.config.yaml", "severity: { WAT0315: warning }")).Settings;
        var texts = new[] { Templates.Valid("first"), Templates.Valid("second").Replace("Sie verwenden second.", "Sie verwenden first.", StringComparison.Ordinal), Templates.Banned + "\n# watemplates-disable WAT0304 -- nothing to suppress\n", "name: [" };
        var made = texts.Select((text, i) => TemplateCompiler.Analyze(new TemplateFile($"{i}.wa.yaml", $"{i}.wa.yaml", new SettingsScope(settings, "")), text)).ToArray();

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var result in made)
            TemplateResultSerializer.Write(writer, result);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        var kept = made.Select(_ => TemplateResultSerializer.Read(reader)).ToArray();

        Assert.Equal(stream.Length, stream.Position);
        var (before, after) = (Linker.Link(made, [], "1"), Linker.Link(kept, [], "1"));
        Assert.Equal(["WAT0001", "WAT0009", "WAT0101", "WAT0315"], before.Diagnostics.Select(d => d.Id).Order(StringComparer.Ordinal));
        // What a build keeps holds no fixes: it prints findings, and mends nothing.
        Assert.Equal(before.Diagnostics.Select(diagnostic => diagnostic with { Fixes = [] }), after.Diagnostics);
        Assert.Equal(before.Outputs, after.Outputs);
    }
}
