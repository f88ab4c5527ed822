namespace WaTemplates.Cli;

/// <summary>The command cannot do what was asked at all. The message tells what, where and what to do.</summary>
internal sealed class CannotRunException(string message) : Exception(message);
