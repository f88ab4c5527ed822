namespace WaTemplates.Cli.Importing;

/// <summary>A content that no template file can hold. The message goes on from its name.</summary>
internal sealed class UnsupportedContentException(string message) : Exception(message);
