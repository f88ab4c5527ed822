using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace WaTemplates.Analyzers.Generation;

/// <summary>Typed messages of the project's templates. It reports nothing: that is the analyzer's part.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TemplateGenerator : IIncrementalGenerator
{
    /// <summary>Names of the steps, for tests.</summary>
    internal static class Steps
    {
        /// <summary>The additional files that are templates.</summary>
        public const string Files = "WaTemplates.Files";

        /// <summary>What callers see of each.</summary>
        public const string Shapes = "WaTemplates.Shapes";

        /// <summary>All of them with their C# names.</summary>
        public const string Catalog = "WaTemplates.Catalog";

        /// <summary>Whether anything is emitted, and in which namespace.</summary>
        public const string Target = "WaTemplates.Target";
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var canCompile = context.CompilationProvider.Select(static (compilation, _) => GenerationTarget.CanCompile(compilation));

        // A project that can compile nothing of it, one of templates only say, reads no file: its builds would each read all.
        var catalog = context.AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Where(static pair => TemplateFiles.IsTemplate(pair.Left, pair.Right))
            .Select(static (pair, _) => pair.Left)
            .WithTrackingName(Steps.Files)
            .Combine(canCompile)
            .Select(static (pair, cancellation) => pair.Right ? Read(pair.Left, cancellation) : null)
            .WithTrackingName(Steps.Shapes)
            .Collect()
            .Select(static (shapes, _) => TemplateCatalog.Of(shapes.OfType<TemplateFileShape>()))
            .WithTrackingName(Steps.Catalog);

        var target = canCompile
            .Combine(context.AnalyzerConfigOptionsProvider.Select(static (options, _) => GenerationTarget.Namespace(options.GlobalOptions)))
            .Select(static (pair, _) => pair.Left ? pair.Right : null)
            .WithTrackingName(Steps.Target);

        context.RegisterSourceOutput(catalog.Combine(target), static (output, pair) =>
        {
            if (pair is { Left.Count: > 0, Right: { } targetNamespace })
                output.AddSource(TemplateEmitter.HintName, SourceText.From(TemplateEmitter.Emit(targetNamespace, pair.Left), Encoding.UTF8));
        });
    }

    private static TemplateFileShape? Read(AdditionalText file, CancellationToken cancellation)
        => file.GetText(cancellation) is { } text && TemplateShapeReader.Read(text.ToString()) is { } shape ? new TemplateFileShape(file.Path, shape) : null;
}
