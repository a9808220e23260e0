using System.Net.Sockets;

namespace ProbeSuite.Checks;

/// <summary>A connection that remembers how the peer began: TLS libraries tell badly what a peer said that was no TLS.</summary>
/// <param name="socket">The connected socket, which this stream owns.</param>
internal sealed class WatchedStream(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    private readonly byte[] _first = new byte[7];
    private int _length;

    /// <summary>Whether the peer's first bytes are the head of a TLS record; true as long as it said nothing.</summary>
    public bool SpeaksTls => (_length < 1 || _first[0] is >= 20 and <= 23) && (_length < 2 || _first[1] == 3);

    /// <summary>The alert that the peer began with, instead of a handshake; null when there was none.</summary>
    public int? FirstAlert => _length == 7 && SpeaksTls && _first[0] == 21 ? _first[6] : null;

    /// <summary>Forgets what was said before TLS began.</summary>
    public void StartWatching() => _length = 0;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await base.ReadAsync(buffer, cancellationToken);
        var kept = Math.Min(count, _first.Length - _length);
        buffer.Span[..kept].CopyTo(_first.AsSpan(_length));
        _length += kept;
        return count;
    }
}
