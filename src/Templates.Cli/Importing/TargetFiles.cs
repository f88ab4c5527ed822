using System.Text;
using WaTemplates.Cli.Analysis;
using WaTemplates.Core.Model;
using WaTemplates.Core.Outputs;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Importing;

/// <summary>The files an import writes: one a template, in one folder.</summary>
internal sealed class TargetFiles
{
    private readonly KeyValuePair<string, TemplateDraft>[] drafts;

    /// <param name="folder">Absolute path of the target folder.</param>
    /// <param name="drafts">The templates.</param>
    /// <param name="mayReplace">Whether existing files are overwritten.</param>
    /// <exception cref="CannotRunException">A file exists already; nothing is written.</exception>
    public TargetFiles(string folder, IReadOnlyList<TemplateDraft> drafts, bool mayReplace)
    {
        this.drafts = drafts.Select(draft => new KeyValuePair<string, TemplateDraft>(PathOf(folder, draft.Name), draft)).ToArray();
        var taken = this.drafts.Select(draft => draft.Key).Where(DiskFile.IsTaken).Select(Shown).ToArray();
        if (taken.Length > 0 && !mayReplace)
            throw new CannotRunException($"nothing was imported: {string.Join(", ", taken.Select(path => $"'{path}'"))} {(taken.Length == 1 ? "exists" : "exist")} already. Add --force to overwrite, or choose another folder with -o.");
    }

    /// <summary>Writes all files; each appears whole or not at all.</summary>
    /// <returns>Their absolute paths.</returns>
    /// <exception cref="CannotRunException">One cannot be written.</exception>
    public IReadOnlyList<string> Write()
    {
        foreach (var (path, draft) in drafts)
        {
            if (DiskFile.Write(path, Encoding.UTF8.GetBytes(TemplateYamlWriter.Write(draft))) != FileProblem.None)
                throw new CannotRunException($"'{Shown(path)}' cannot be written. Check that its folder can be made, that you may write there and that no other program holds the file.");
            Terminal.Error.WriteLine($"Wrote {Shown(path)}: {Core.Parsing.TemplateKeys.NameOf(draft.Kind)}, {string.Join(", ", draft.Languages.Select(language => language.Code))}");
        }

        return drafts.Select(draft => draft.Key).ToArray();
    }

    private static string PathOf(string folder, string name)
    {
        // The shorter ending means the same file to the product.
        var shorter = Path.Combine(folder, name + ".wa.yml");
        return DiskFile.IsTaken(shorter) ? shorter : Path.Combine(folder, name + ".wa.yaml");
    }

    private static string Shown(string path) => ReportedPath.ForPlatform(new ReportedPath(Environment.CurrentDirectory).Of(path));
}
