using System.Text.RegularExpressions;

namespace WaTemplates.Cli.Senders;

/// <summary>What others wrote, as it may be printed: in one line, and without the passwords that addresses can carry.</summary>
internal static partial class ShownText
{
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>An address with its user and password hidden.</summary>
    public static string Address(string address) => UserInfo().Replace(OneLine(address), "$1***@");

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@")]
    private static partial Regex UserInfo();
}
