using WaTemplates.Text.Placeholders;

namespace WaTemplates.Analyzers.Generation;

/// <summary>A template with the names it has in C#.</summary>
/// <param name="ClassName">Unique in the project.</param>
/// <param name="Shape">All its languages.</param>
/// <param name="Members">Of the enum of languages, one each.</param>
/// <param name="Parameters">One for each variable, in the order of first appearance.</param>
internal sealed record GeneratedTemplate(string ClassName, TemplateShape Shape, EquatableArray<string> Members, EquatableArray<TemplateParameter> Parameters)
{
    /// <summary>Members of every class; a class of the same name would not compile.</summary>
    public static readonly string[] MemberNames = ["Name", "MailingList", "Languages", "Language", "Create", "TryCreate", "Fill"];

    public const string LanguageParameter = "language";
    public const string MessageParameter = "message";

    public static GeneratedTemplate Of(string className, TemplateShape shape)
    {
        var members = new NameScope();
        return new GeneratedTemplate(
            className,
            shape,
            EquatableArray.Of(shape.Languages.Select(language => members.Take(Identifiers.Pascal(language.Code, "Language")))),
            ParametersOf(shape));
    }

    private static EquatableArray<TemplateParameter> ParametersOf(TemplateShape shape)
    {
        var scope = new NameScope(LanguageParameter, MessageParameter);
        var known = new HashSet<string>(StringComparer.Ordinal);
        return EquatableArray.Of(shape.Languages.SelectMany(language => language.Variables)
            .Where(variable => known.Add(variable.Name))
            .Select(variable => new TemplateParameter(variable.Name, scope.Take(Identifiers.Camel(variable.Name, "value")), variable.IsLink)));
    }
}

/// <summary>A variable as a parameter.</summary>
/// <param name="Variable">The variable's name.</param>
/// <param name="Name">The parameter's name; a keyword is not escaped.</param>
/// <param name="IsLink">Is of type <c>Uri</c>.</param>
internal sealed record TemplateParameter(string Variable, string Name, bool IsLink)
{
    /// <summary>The runtime makes the opt-out address itself where none is given.</summary>
    public bool IsOptional => IsLink && Variable == PlaceholderNames.OptOutUrl;

    /// <summary>As written in code.</summary>
    public string Identifier => Identifiers.Escape(Name);
}
