namespace WaTemplates.Simulator;

/// <summary>The operation a fault applies to. Names in a fault file are the same in kebab case, <c>create-message</c>.</summary>
public enum FaultOperation
{
    /// <summary>Every operation.</summary>
    Any,

    /// <summary>Create a message.</summary>
    CreateMessage,

    /// <summary>List messages.</summary>
    ListMessages,

    /// <summary>Read one message.</summary>
    FetchMessage,

    /// <summary>Redact, cancel or delete a message.</summary>
    ChangeMessage,

    /// <summary>Create content.</summary>
    CreateContent,

    /// <summary>Read one content.</summary>
    FetchContent,

    /// <summary>List content, with or without approvals.</summary>
    ListContent,

    /// <summary>Change or delete content.</summary>
    ChangeContent,

    /// <summary>Ask for approval.</summary>
    SubmitApproval,

    /// <summary>Read an approval.</summary>
    FetchApproval,

    /// <summary>Everything about senders.</summary>
    Senders,

    /// <summary>Everything about messaging services.</summary>
    Services,

    /// <summary>Read the account.</summary>
    FetchAccount,
}
