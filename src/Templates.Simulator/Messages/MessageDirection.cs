namespace WaTemplates.Simulator;

/// <summary>Which way a message goes.</summary>
public enum MessageDirection
{
    /// <summary>Created through the API.</summary>
    OutboundApi,

    /// <summary>Created by the answer to a webhook, or by the simulator's own opt-out handling.</summary>
    OutboundReply,

    /// <summary>Written by a person.</summary>
    Inbound,
}
