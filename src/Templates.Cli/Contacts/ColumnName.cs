namespace WaTemplates.Cli.Contacts;

/// <summary>Names of columns as people write them: <c>First Name</c>, <c>first_name</c> and <c>FirstName</c> are one.</summary>
internal static class ColumnName
{
    /// <summary>Without case, spaces, underscores and dashes.</summary>
    public static string Fold(string name)
        => string.Concat(name.Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '-'))).ToLowerInvariant();

    /// <summary>Whether two names mean one column.</summary>
    public static bool IsSame(string one, string other) => Fold(one) == Fold(other);
}
