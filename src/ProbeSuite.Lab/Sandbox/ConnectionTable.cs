using System.Buffers.Binary;

namespace ProbeSuite.Lab.Sandbox;

/// <summary>The connections that the kernel tracks in the namespace that the calling thread is in.</summary>
internal static class ConnectionTable
{
    /// <summary>
    /// Forgets all of them: one netlink message of the kernel's conntrack interface, "delete" without saying which.
    /// </summary>
    public static void Clear()
    {
        const ushort deleteConnections = (1 << 8) | 2;
        const ushort requestAndAcknowledge = 1 | 4;

        Span<byte> message = stackalloc byte[20];
        message.Clear();
        BinaryPrimitives.WriteInt32LittleEndian(message, message.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(message[4..], deleteConnections);
        BinaryPrimitives.WriteUInt16LittleEndian(message[6..], requestAndAcknowledge);

        Span<byte> answer = stackalloc byte[256];
        Linux.AskNetfilter(message, answer);
        var error = BinaryPrimitives.ReadInt32LittleEndian(answer[16..]);
        if (error != 0)
        {
            throw new InvalidOperationException($"the kernel would not forget its connections: error {-error}");
        }
    }
}
