namespace ProbeSuite.Hosting.Runtime;

/// <summary>The answer to one invocation as far as it is given line by line. Any thread may write; most invocations never do.</summary>
internal sealed class StreamedResponse(RuntimeApiClient api, string requestId)
{
    private readonly Lock _oneAtATime = new();
    private HttpConnection? _connection;
    private RuntimeApiException? _lost;
    private bool _ended;

    /// <summary>Sends a line; the first begins the stream. After the end, or when Lambda has hung up, nobody reads it.</summary>
    public void Write(ReadOnlyMemory<byte> line)
    {
        lock (_oneAtATime)
        {
            if (_ended || _lost is not null)
            {
                return;
            }

            try
            {
                _connection ??= api.BeginResponse(requestId);
                _connection.SendChunk([.. line.Span, (byte)'\n']);
            }
            catch (RuntimeApiException e)
            {
                _lost = e;
            }
        }
    }

    /// <summary>Ends the stream with its last line, or with an error.</summary>
    /// <returns>False when it never began, so that the answer has to be given as a whole.</returns>
    /// <exception cref="RuntimeApiException">Lambda did not take it.</exception>
    public bool TryEnd(ReadOnlyMemory<byte> last, ErrorReport? error)
    {
        lock (_oneAtATime)
        {
            if (_connection is null)
            {
                _ended = true;
                return false;
            }

            using (_connection)
            {
                if (error is null)
                {
                    Write(last);
                }

                _ended = true;
                RuntimeApiClient.EndResponse(_connection, requestId, _lost is null ? error : throw _lost);
                return true;
            }
        }
    }
}
