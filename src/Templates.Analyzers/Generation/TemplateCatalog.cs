namespace WaTemplates.Analyzers.Generation;

/// <summary>A file's template.</summary>
/// <param name="Path">Decides which of several files goes first.</param>
/// <param name="Shape">What callers see of it.</param>
internal sealed record TemplateFileShape(string Path, TemplateShape Shape);

/// <summary>All templates of a project, by name, with the names they have in C#.</summary>
internal static class TemplateCatalog
{
    public static EquatableArray<GeneratedTemplate> Of(IEnumerable<TemplateFileShape> files)
    {
        var scope = new NameScope();
        return EquatableArray.Of(files
            .GroupBy(file => file.Shape.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => GeneratedTemplate.Of(scope.Take(ClassName(group.Key)), Merge(group))));
    }

    private static string ClassName(string template)
    {
        var name = Identifiers.Pascal(template, "Template");
        return GeneratedTemplate.MemberNames.Contains(name, StringComparer.Ordinal) ? name + "Template" : name;
    }

    /// <summary>One name in several files is one template with all their languages, unless kind or category differ: then the first file is it.</summary>
    private static TemplateShape Merge(IEnumerable<TemplateFileShape> files)
    {
        var shapes = files.OrderBy(file => file.Path, StringComparer.Ordinal).Select(file => file.Shape).ToArray();
        var first = shapes[0];
        var codes = new HashSet<string>(StringComparer.Ordinal);
        return first with
        {
            Languages = EquatableArray.Of(shapes.Where(shape => shape.Kind == first.Kind && shape.Category == first.Category)
                .SelectMany(shape => shape.Languages)
                .Where(language => codes.Add(language.Code))),
        };
    }
}
