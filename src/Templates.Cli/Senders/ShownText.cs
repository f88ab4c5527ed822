using System.Text.RegularExpressions;

namespace WaTemplates.Cli.Senders;

/// <summary>What others wrote, as it may be printed: in one line, of account SIDs the last four digits, and without the passwords that addresses can carry.</summary>
internal static partial class ShownText
{
    public static string OneLine(string text) => AccountSid().Replace(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)), "AC…$1");

    /// <summary>An address with its user and password hidden.</summary>
    public static string Address(string address) => UserInfo().Replace(OneLine(address), "$1***@");

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@")]
    private static partial Regex UserInfo();

    [GeneratedRegex("AC[0-9a-fA-F]{28}([0-9a-fA-F]{4})")]
    private static partial Regex AccountSid();
}
