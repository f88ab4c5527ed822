using WaTemplates.Core.Format;
using WaTemplates.Docs;
using WaTemplates.Testing;

namespace WaTemplates.Core.Tests.Docs;

/// <summary>The committed schemas are those of the format.</summary>
public class SchemaFileTests
{
    [Fact]
    public void Folder_HoldsNothingElse()
        => Assert.Equal(SchemaFiles.Write().Keys.Order(StringComparer.Ordinal), Directory.GetFiles(Repository.PathOf(SchemaFiles.Folder)).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void Ids_AreWhereTheRepositoryServesThem()
        => Assert.All([SchemaWriter.TemplateId, SchemaWriter.SettingsId], id => Assert.Contains(Path.GetFileName(id), SchemaFiles.Write().Keys, StringComparer.Ordinal));

    [Fact]
    public void EveryKey_IsDescribedInASentence()
    {
        var keys = KeysOf(TemplateFormat.Template).Concat(KeysOf(SettingsFormat.Settings)).ToArray();
        Assert.True(keys.Length >= 30);
        Assert.All(keys, key => Assert.Matches("^.{10,160}\\.$", key.Description));
    }

    private static IEnumerable<FormatKey> KeysOf(FormatValue value) => value switch
    {
        MappingValue mapping => mapping.Keys.SelectMany(key => KeysOf(key.Value).Prepend(key)),
        EntriesValue entries => KeysOf(entries.Value),
        ListValue list => KeysOf(list.Item),
        AlternativesValue alternatives => alternatives.Alternatives.SelectMany(KeysOf),
        _ => [],
    };
}
