namespace WaTemplates.Runtime.Ledger;

/// <summary>The ledger cannot do its work: missing, in use, full, damaged, of another version. The message tells what to do.</summary>
public class LedgerException : Exception
{
    public LedgerException(string message)
        : base(message)
    {
    }

    public LedgerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>There is no ledger where one is expected; it is never made by accident, since an empty one has forgotten every opt-out.</summary>
public sealed class LedgerMissingException(string message) : LedgerException(message);

/// <summary>Another process sends from the ledger; it can be opened without that role.</summary>
public sealed class SenderTakenException(string message, Exception innerException) : LedgerException(message, innerException);
