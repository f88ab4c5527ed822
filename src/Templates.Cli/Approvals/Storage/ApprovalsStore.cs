using System.Text;
using WaTemplates.Core.Approvals;
using WaTemplates.Text.Approvals;
using WaTemplates.Text.Files;

namespace WaTemplates.Cli.Approvals.Storage;

/// <summary>
/// An approvals file that several commands may write at once: each reads it anew under a lock and changes the records of
/// one text, so none loses what another has written.
/// </summary>
/// <param name="path">Absolute path.</param>
/// <param name="shown">The path for messages.</param>
internal sealed class ApprovalsStore(string path, string shown)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The path for messages.</summary>
    public string Shown => shown;

    public bool Exists => DiskFile.IsTaken(path);

    /// <summary>The file as it is now; empty where there is none.</summary>
    /// <exception cref="UnusableApprovalsException">It cannot be read.</exception>
    public ApprovalsFile Read()
    {
        var content = DiskFile.Read(path);
        if (content.Problem == FileProblem.Missing)
            return ApprovalsFile.Empty;
        var read = ReadApprovals.Of(shown, content);
        return read.File ?? throw new UnusableApprovalsException(read.Problem!);
    }

    /// <summary>Changes the submissions of one text.</summary>
    /// <param name="account">The Twilio account.</param>
    /// <param name="name">The template's name.</param>
    /// <param name="language">The language.</param>
    /// <param name="change">Gets the records as they are under the lock, the oldest first, and gives the new ones.</param>
    /// <returns>The file as it is then.</returns>
    /// <exception cref="UnusableApprovalsException">The file cannot be read.</exception>
    /// <exception cref="CannotRunException">It cannot be written.</exception>
    public ApprovalsFile Change(string account, string name, string language, Func<IReadOnlyList<ApprovalRecord>, IReadOnlyList<ApprovalRecord>> change)
    {
        using var held = ApprovalsLock.Take(path);
        var file = Read();
        var before = file.Of(account, name, language);
        var after = change(before);
        return before.SequenceEqual(after) ? file : Write(file.With(account, name, language, after));
    }

    /// <summary>Changes the submissions of all texts of an account in one go.</summary>
    /// <param name="account">The Twilio account.</param>
    /// <param name="change">Gets each record as it is under the lock and gives the new one.</param>
    /// <exception cref="UnusableApprovalsException">The file cannot be read.</exception>
    /// <exception cref="CannotRunException">It cannot be written.</exception>
    public void ChangeAll(string account, Func<ApprovalRecord, ApprovalRecord> change)
    {
        using var held = ApprovalsLock.Take(path);
        var file = Read();
        if (!file.Accounts.TryGetValue(account, out var before))
            return;
        var after = before.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<ApprovalRecord>)[.. entry.Value.Select(change)], StringComparer.Ordinal);
        if (before.Any(entry => !entry.Value.SequenceEqual(after[entry.Key])))
            Write(new ApprovalsFile(file.Accounts.ToDictionary(entry => entry.Key, entry => entry.Key == account ? after : entry.Value, StringComparer.Ordinal)));
    }

    private ApprovalsFile Write(ApprovalsFile changed)
    {
        if (DiskFile.Write(path, Utf8.GetBytes(ApprovalsWriter.Write(changed))) is not FileProblem.None)
            throw new CannotRunException($"the approvals file '{shown}' cannot be written. Check that you may write there, that the disk has room and that no other program holds the file. What Twilio has is found again by the next run.");
        return changed;
    }
}
