using Microsoft.CodeAnalysis.CSharp;

namespace WaTemplates.Analyzers.Generation;

/// <summary>Writes the class of one template.</summary>
internal static class TemplateClassEmitter
{
    private const string Message = "global::" + RuntimeNames.TemplateMessage;
    private const string Codes = "global::System.Collections.Generic.IReadOnlyList<string>";
    private const string Values = "global::System.Collections.Generic.Dictionary<string, string>";

    public static void Emit(SourceWriter writer, GeneratedTemplate template)
    {
        var shape = template.Shape;
        writer
            .Documentation(Summary(shape))
            .Line(TemplateEmitter.Attribute)
            .Open($"internal static class {template.ClassName}")
            .Documentation("The template's name at Meta.")
            .Line($"public const string Name = {Literal(shape.Name)};")
            .Line("")
            .Documentation("The list that an answer or link takes people off.")
            .Line($"public const string MailingList = {Literal(shape.MailingList)};")
            .Line("")
            .Documentation("Codes of the template's languages.")
            .Line($"public static {Codes} Languages {{ get; }} = global::System.Array.AsReadOnly(new string[] {{ {string.Join(", ", shape.Languages.Select(language => Literal(language.Code)))} }});")
            .Line("");
        EmitLanguages(writer, template);
        EmitCreate(writer, template);
        EmitTryCreate(writer, template);
        EmitFill(writer, template);
        writer.Close();
    }

    private static string Summary(TemplateShape shape)
    {
        var about = string.Join(", ", new[] { shape.Kind, shape.Category }.Where(part => part.Length > 0));
        var name = $"Template <c>{XmlDocumentation.Escape(shape.Name)}</c>{(about.Length > 0 ? $" ({about})" : "")}.";
        return shape.Description.Length > 0 ? $"{name} {XmlDocumentation.Escape(shape.Description)}" : name;
    }

    private static void EmitLanguages(SourceWriter writer, GeneratedTemplate template)
    {
        writer.Documentation("The template's languages.").Open("public enum Language");
        for (var i = 0; i < template.Members.Count; i++)
            writer.Documentation($"<c>{XmlDocumentation.Escape(template.Shape.Languages[i].Code)}</c>").Line(Identifiers.Escape(template.Members[i]) + ",");
        writer.Close().Line("");
    }

    private static void EmitCreate(SourceWriter writer, GeneratedTemplate template)
    {
        EmitText(writer, "The message in one of the template's languages.", template);
        EmitParameters(writer, template);
        var required = Declarations(template, isOptional: false).Prepend("Language language");
        writer
            .Open($"public static {Message} Create({string.Join(", ", required.Concat(Declarations(template, isOptional: true)))})")
            .Line("if ((int)language < 0 || (int)language >= Languages.Count)")
            .Line("    throw new global::System.ArgumentOutOfRangeException(\"language\");")
            .Line($"return Fill({Arguments(template, "Languages[(int)language]")});")
            .Close()
            .Line("");
    }

    private static void EmitTryCreate(SourceWriter writer, GeneratedTemplate template)
    {
        EmitText(writer, "The message in a contact's language, or in its base language; false where the template has neither.", template);
        EmitParameters(writer, template);
        var parameters = Declarations(template, isOptional: false).Prepend("string? language")
            .Append($"[global::System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out {Message}? message")
            .Concat(Declarations(template, isOptional: true));
        writer
            .Open($"public static bool TryCreate({string.Join(", ", parameters)})")
            .Line($"var _code = {TemplateEmitter.FallbackCall}(Languages, language);")
            .Line($"message = _code is null ? null : Fill({Arguments(template, "_code")});")
            .Line("return !(_code is null);")
            .Close()
            .Line("");
    }

    /// <summary>Names with an underscore first are ours: a variable's begins otherwise, or goes on with a digit.</summary>
    private static void EmitFill(SourceWriter writer, GeneratedTemplate template)
    {
        writer
            .Open($"private static {Message} Fill({string.Join(", ", template.Parameters.Select(Declaration).Prepend("string _language"))})")
            .Line($"var _values = new {Values}({template.Parameters.Count});");
        foreach (var parameter in template.Parameters)
            writer.Line(Assignment(parameter));
        writer.Line($"return new {Message}(Name, _language, MailingList, _values);").Close();
    }

    private static string Assignment(TemplateParameter parameter)
    {
        var target = $"_values[{Literal(parameter.Variable)}]";
        var given = $"{parameter.Identifier} ?? throw new global::System.ArgumentNullException(\"{parameter.Name}\")";
        if (parameter.IsOptional)
            return $"if (!({parameter.Identifier} is null)) {target} = {parameter.Identifier}.AbsoluteUri;";
        return parameter.IsLink ? $"{target} = ({given}).AbsoluteUri;" : $"{target} = {given};";
    }

    private static void EmitText(SourceWriter writer, string summary, GeneratedTemplate template)
    {
        writer.Line("/// <summary>").Line("/// " + summary);
        foreach (var line in XmlDocumentation.TextLines(template))
            writer.Line("/// " + line);
        writer.Line("/// </summary>");
    }

    private static void EmitParameters(SourceWriter writer, GeneratedTemplate template)
    {
        foreach (var parameter in template.Parameters.Where(parameter => parameter.IsOptional))
            writer.Line($"/// <param name=\"{parameter.Name}\">Address to unsubscribe at; where it is left out, the runtime signs one of its own.</param>");
    }

    private static IEnumerable<string> Declarations(GeneratedTemplate template, bool isOptional)
        => template.Parameters.Where(parameter => parameter.IsOptional == isOptional).Select(parameter => Declaration(parameter) + (isOptional ? " = null" : ""));

    private static string Declaration(TemplateParameter parameter)
        => $"{(parameter.IsLink ? "global::System.Uri" : "string")}{(parameter.IsOptional ? "?" : "")} {parameter.Identifier}";

    private static string Arguments(GeneratedTemplate template, string language) => string.Join(", ", template.Parameters.Select(parameter => parameter.Identifier).Prepend(language));

    private static string Literal(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
