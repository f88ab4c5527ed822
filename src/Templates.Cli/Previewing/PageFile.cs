using System.Text;
using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Preview.Page;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Previewing;

/// <summary>The page as a file, as <c>--html</c> names it.</summary>
internal sealed class PageFile
{
    private readonly string path;
    private readonly string name;

    /// <param name="name">As written by the user.</param>
    /// <exception cref="CannotRunException">It names no page.</exception>
    public PageFile(string name)
    {
        // Else a slip would put the page in place of a template.
        if (!name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase))
            throw new CannotRunException($"the FILE of --html is '{name}', which does not end in .html. Name one such as 'preview.html'.");
        this.name = name;
        path = Path.GetFullPath(name);
    }

    /// <summary>Writes the page as a whole or not at all.</summary>
    /// <exception cref="CannotRunException">The file cannot be written.</exception>
    public void Write(Workspace workspace, IReadOnlyList<Diagnostic> diagnostics)
    {
        var files = workspace.Files.Select(file => FileOf(workspace, file)).ToArray();
        var problem = DiskFile.Write(path, Encoding.UTF8.GetBytes(PreviewPage.Write(new PreviewInput(files, diagnostics))));
        if (problem != FileProblem.None)
            throw new CannotRunException($"the page '{name}' cannot be written: {Reason(problem)}");
    }

    private static PreviewFile FileOf(Workspace workspace, FoundFile file)
    {
        var reported = workspace.NameOf(file.FullPath);
        // Of a file elsewhere only the name: the rest tells of the machine.
        return new PreviewFile(reported, Path.IsPathRooted(reported) ? Path.GetFileName(reported) : reported, PreviewReader.Read(file, reported));
    }

    private static string Reason(FileProblem problem) => problem switch
    {
        FileProblem.Directory => "a folder of that name is in its place. Choose another name.",
        FileProblem.AccessDenied => "access is denied. Choose a place where you may write.",
        _ => "check that its folder can be made and that the disk has room.",
    };
}
