using System.Text.Json;

// Lists what the build made of the templates beside this file.
var path = Path.Combine(AppContext.BaseDirectory, "watemplates", "PortalFeedback.manifest.json");
using var manifest = JsonDocument.Parse(File.ReadAllText(path));
foreach (var template in manifest.RootElement.GetProperty("templates").EnumerateArray())
    Console.WriteLine($"{template.GetProperty("name")} {template.GetProperty("language")} {template.GetProperty("fingerprint")}");
