using WaTemplates.Core.Diagnostics;
using WaTemplates.Core.Source;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;
using WaTemplates.Text.Json;

namespace WaTemplates.Core.Approvals;

/// <summary>An approvals file as a host read it: what it says, or why that is not known.</summary>
internal sealed class ReadApprovals
{
    private const string Conflict = "<<<<<<<";

    private ReadApprovals(string path, ApprovalsFile? file, Diagnostic? problem) => (Path, File, Problem) = (path, file, problem);

    /// <summary>As findings name it.</summary>
    public string Path { get; }

    /// <summary>What it says; null where it cannot be read.</summary>
    public ApprovalsFile? File { get; }

    /// <summary>WAT0408, at the place where the text breaks where that is known; null where the file can be read.</summary>
    public Diagnostic? Problem { get; }

    /// <summary>Reads the bytes of a file that was found at a path.</summary>
    public static ReadApprovals Of(string path, FileContent content)
    {
        if (content.Bytes is not { } bytes)
            return Unreadable(path, "The approvals file cannot be read. Check that it is a plain file and that you may read it.");
        return SourceText.Decode(bytes, out var badOffset) is { } text
            ? Of(path, text)
            : Unreadable(path, $"The approvals file is not UTF-8: the byte at offset {badOffset} cannot be read. Restore it from version control.");
    }

    /// <summary>Reads a text, as an editor's host hands it over.</summary>
    public static ReadApprovals Of(string path, string text)
    {
        try
        {
            return new ReadApprovals(path, ApprovalsReader.Read(text), null);
        }
        catch (BrokenJsonException broken)
        {
            var source = new SourceText(path, text);
            var line = source.LineAt(source.LineIndexOf(broken.Offset));
            var message = text.Substring(line.Start, line.Length).StartsWith(Conflict, StringComparison.Ordinal)
                ? "A merge of the approvals file is not finished. Keep the submissions of both sides, and delete the conflict marks."
                : $"The approvals file is not JSON: expected {broken.Expected} here. Mend it, or restore it from version control.";
            var span = new SourceSpan(broken.Offset, 0);
            return new ReadApprovals(path, null, new Diagnostic(RuleCatalog.UnreadableApprovals, RuleCatalog.UnreadableApprovals.DefaultSeverity, path, span, source.LinesOf(span), message));
        }
        catch (FormatException exception)
        {
            return Unreadable(path, $"The approvals file cannot be used: {exception.Message} Restore it from version control, or use the version of the product that wrote it.");
        }
    }

    private static ReadApprovals Unreadable(string path, string message) => new(path, null, Diagnostic.ForFile(RuleCatalog.UnreadableApprovals, path, message));
}
