using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ProbeSuite.Lab.Sandbox;

/// <summary>The few system calls that .NET does not offer. They act on the calling thread alone.</summary>
internal static partial class Linux
{
    private const int NewMounts = 0x00020000;
    private const int NewNetwork = 0x40000000;
    private const int ReadOnly = 0;
    private const int CloseOnExec = 0x80000;
    private const ulong Private = 1 << 18;
    private const ulong Recursive = 1 << 14;
    private const int Detach = 2;

    /// <summary>Gives the thread a network namespace of its own and returns a handle that keeps it alive.</summary>
    public static SafeFileHandle EnterNewNetwork()
    {
        Check(Unshare(NewNetwork), "unshare(CLONE_NEWNET)");
        var descriptor = Open("/proc/thread-self/ns/net", ReadOnly | CloseOnExec);
        Check(descriptor, "open(/proc/thread-self/ns/net)");
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>Moves the thread into a network namespace.</summary>
    public static void EnterNetwork(SafeFileHandle network) =>
        Check(SetNamespace((int)network.DangerousGetHandle(), NewNetwork), "setns");

    /// <summary>Gives the thread a mount namespace of its own, whose changes nobody else sees.</summary>
    public static void EnterNewMounts()
    {
        Check(Unshare(NewMounts), "unshare(CLONE_NEWNS)");
        Check(Mount("none", "/", null, Private | Recursive, null), "mount(private /)");
    }

    /// <summary>Mounts a file system of a kind.</summary>
    public static void Mount(string kind, string target, string? options = null) =>
        Check(Mount(kind, target, kind, 0, options), $"mount({kind} on {target})");

    /// <summary>Takes a mount out of sight; what uses it keeps it.</summary>
    public static void Unmount(string target) => Check(Unmount(target, Detach), $"umount({target})");

    /// <summary>Sends one message to the kernel's packet filter, in the thread's namespace, and reads the answer.</summary>
    public static void AskNetfilter(ReadOnlySpan<byte> message, Span<byte> answer)
    {
        const int netlink = 16;
        const int raw = 3;
        const int netfilter = 12;
        var descriptor = OpenSocket(netlink, raw | CloseOnExec, netfilter);
        Check(descriptor, "socket(netlink)");
        using var socket = new SafeFileHandle(descriptor, ownsHandle: true);
        Check((int)Send(descriptor, message, (nuint)message.Length, 0), "send(netlink)");
        Check((int)Receive(descriptor, answer, (nuint)answer.Length, 0), "recv(netlink)");
    }

    /// <summary>Lets children inherit a descriptor, or not.</summary>
    public static void SetInherited(int descriptor, bool inherited)
    {
        const int setFlags = 2;
        const int closeOnExec = 1;
        Check(ControlDescriptor(descriptor, setFlags, inherited ? 0 : closeOnExec), "fcntl(F_SETFD)");
    }

    /// <summary>The user id that this process acts under, as its user namespace counts.</summary>
    public static uint EffectiveUserId => GetEffectiveUserId();

    /// <summary>Sends a signal.</summary>
    public static void Signal(int process, int signal) => _ = Kill(process, signal);

    private static void Check(int result, string call)
    {
        if (result < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new Win32Exception(error, $"{call}: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static partial int Unshare(int flags);

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int descriptor, int kind);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "mount", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Mount(string source, string target, string? kind, ulong flags, string? options);

    [LibraryImport("libc", EntryPoint = "umount2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Unmount(string target, int flags);

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int OpenSocket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "send", SetLastError = true)]
    private static partial nint Send(int descriptor, ReadOnlySpan<byte> message, nuint length, int flags);

    [LibraryImport("libc", EntryPoint = "recv", SetLastError = true)]
    private static partial nint Receive(int descriptor, Span<byte> answer, nuint length, int flags);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int ControlDescriptor(int descriptor, int command, int argument);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint GetEffectiveUserId();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
