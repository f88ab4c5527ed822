using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WaTemplates.Testing;

/// <summary>Signals that .NET has no call for.</summary>
internal static class UnixSignal
{
    public const int Interrupt = 2;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Freeze = 19;

    /// <exception cref="Win32Exception">The process is gone, or is another user's.</exception>
    public static void Send(Process process, int signal)
    {
        if (Kill(process.Id, signal) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [DllImport("libc", EntryPoint = "kill", ExactSpelling = true, SetLastError = true)]
    private static extern int Kill(int process, int signal);
}
