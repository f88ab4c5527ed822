using WaTemplates.Docs;

// Rewrites docs/rules/README.md and schemas/ after a change of the catalogue or the format; run it from the root of the repository.
var path = Path.Combine("docs", "rules", "README.md");
if (!Directory.Exists(Path.GetDirectoryName(path)))
{
    Console.Error.WriteLine("There is no docs/rules here. Run this from the root of the repository.");
    return 2;
}

File.WriteAllText(path, RuleIndex.Write());
SchemaFiles.WriteTo(SchemaFiles.Folder);
return 0;
