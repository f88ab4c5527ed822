using WaTemplates.Docs;

// Rewrites what is computed from the catalogue and the format; run it from the root of the repository.
if (!File.Exists("WaTemplates.sln"))
{
    Console.Error.WriteLine("There is no WaTemplates.sln here. Run this from the root of the repository.");
    return 2;
}

foreach (var file in GeneratedFiles.All)
{
    var present = File.Exists(file.Path) ? File.ReadAllText(file.Path) : "";
    var updated = file.Update(present);
    if (updated == present)
        continue;
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file.Path))!);
    File.WriteAllText(file.Path, updated);
    Console.WriteLine(file.Path);
}

return 0;
