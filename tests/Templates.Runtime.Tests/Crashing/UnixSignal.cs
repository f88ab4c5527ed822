using System.Diagnostics;
using System.Runtime.InteropServices;

namespace WaTemplates.Runtime.Tests.Crashing;

/// <summary>Signals that .NET has no call for.</summary>
internal static class UnixSignal
{
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Freeze = 19;

    public static void Send(Process process, int signal)
        => Assert.Equal(0, Kill(process.Id, signal));

    [DllImport("libc", EntryPoint = "kill", ExactSpelling = true)]
    private static extern int Kill(int process, int signal);
}
