namespace WaTemplates.Runtime.PostgreSql;

/// <summary>A list was stopped while people were being added to it; takes back what was added.</summary>
internal sealed class ListStoppedException : Exception;
