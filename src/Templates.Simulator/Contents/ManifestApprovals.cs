using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WaTemplates.Simulator.Contents;

/// <summary>Approves what a build's manifests describe, and keeps the approvals file that the runtime reads beside them.</summary>
internal sealed class ManifestApprovals(TwilioSimulator simulator, TimeProvider time)
{
    private const string FileName = "simulator.approvals.json";
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Dictionary<string, JsonArray> records = new(StringComparer.Ordinal);
    private readonly HashSet<string> approved = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <returns>How many texts were new or changed.</returns>
    /// <exception cref="ArgumentException">Twilio would refuse a text, or the folder has no manifest.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="JsonException">A manifest is no JSON.</exception>
    public int Approve(string folder)
    {
        lock (gate)
        {
            var manifests = Directory.GetFiles(folder, "*manifest.json");
            if (manifests.Length == 0)
                throw new ArgumentException($"\"{folder}\" has no manifest: build the templates first.", nameof(folder));
            var added = manifests.Order(StringComparer.Ordinal).SelectMany(path => JsonNode.Parse(File.ReadAllBytes(path))!["templates"]!.AsArray()).Count(entry => Add(entry!));
            Write(Path.Combine(folder, FileName));
            return added;
        }
    }

    private bool Add(JsonNode entry)
    {
        var (name, language, fingerprint) = (Text(entry, "name"), Text(entry, "language"), Text(entry, "fingerprint"));
        var key = $"{name}/{language}";
        if (!approved.Add($"{key}/{fingerprint}"))
            return false;
        if (!records.TryGetValue(key, out var history))
            records.Add(key, history = []);
        // A submitted text is immutable, so a changed one has a name of its own.
        var approvalName = history.Count == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_v{history.Count + 1}");
        var category = Text(entry, "category").ToUpperInvariant();
        var content = simulator.AddApprovedContent(language, entry["content"]!.ToJsonString(), name: approvalName, category: category);
        var now = time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        history.Add((JsonNode)new JsonObject
        {
            ["fingerprint"] = fingerprint,
            ["contentSid"] = content.Sid,
            ["approvalName"] = approvalName,
            ["status"] = "approved",
            ["requestedCategory"] = category,
            ["grantedCategory"] = category,
            ["createdAt"] = now,
            ["submittedAt"] = now,
            ["decidedAt"] = now,
            ["content"] = entry["content"]!.DeepClone(),
            ["variables"] = entry["variables"]!.DeepClone(),
        });
        return true;
    }

    private void Write(string path)
    {
        var texts = new JsonObject();
        foreach (var (key, history) in records.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            texts[key] = history.DeepClone();
        var temporary = path + ".tmp";
        using (var file = File.Create(temporary))
        using (var json = new Utf8JsonWriter(file, Indented))
            new JsonObject { ["version"] = 1, ["accounts"] = new JsonObject { [simulator.AccountSid] = texts } }.WriteTo(json);
        File.Move(temporary, path, overwrite: true);
    }

    private static string Text(JsonNode entry, string name) => entry[name]?.GetValue<string>() ?? throw new JsonException($"An entry of the manifest has no \"{name}\".");
}
