using System.Globalization;
using ProbeSuite.Hosting.Logging;

namespace ProbeSuite.Hosting.Runtime;

/// <summary>Polls, hands each invocation to the handler, and returns what it says, until told to stop.</summary>
/// <remarks>
/// Lambda sends an instance one invocation at a time, so the loop blocks one thread: the process starts with neither
/// thread pool nor asynchronous sockets, and a handler has the whole pool for itself.
/// </remarks>
internal sealed class InvocationLoop(RuntimeApiClient api, FunctionEnvironment function, LambdaOptions options, Log log)
{
    private bool _coldStart = true;

    /// <summary>Serves invocations until <paramref name="stop"/> fires.</summary>
    /// <returns>The exit code of the process.</returns>
    public int Run(Func<CancellationToken, Task<LambdaHandler>> initialise, CancellationToken stop)
    {
        try
        {
            if (Start(initialise, stop) is not { } handler)
            {
                return stop.IsCancellationRequested ? 0 : 1;
            }

            while (Poll(stop) is { } delivered)
            {
                Serve(delivered, handler, stop);
                _coldStart = false;
            }

            return 0;
        }
        catch (RuntimeApiException e)
        {
            log.LogCritical(e.Message);
            return 1;
        }
    }

    private LambdaHandler? Start(Func<CancellationToken, Task<LambdaHandler>> initialise, CancellationToken stop)
    {
        try
        {
            return initialise(stop).GetAwaiter().GetResult();
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e)
        {
            log.LogCritical(e, "The function cannot start.");
            api.FailToStart(ErrorReport.Of(e));
            return null;
        }
    }

    private HttpReply? Poll(CancellationToken stop)
    {
        using var hangUp = stop.Register(api.Dispose);
        try
        {
            return stop.IsCancellationRequested ? null : api.Next();
        }
        catch (RuntimeApiException) when (stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Serve(HttpReply delivered, LambdaHandler handler, CancellationToken stop)
    {
        var requestId = delivered.Header("Lambda-Runtime-Aws-Request-Id")
            ?? throw new RuntimeApiException("The Lambda Runtime API sent an invocation without Lambda-Runtime-Aws-Request-Id.");

        Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", delivered.Header("Lambda-Runtime-Trace-Id"));
        var stream = new StreamedResponse(api, requestId);
        ErrorReport? error = null;
        ReadOnlyMemory<byte> answer = default;
        try
        {
            answer = Answer(delivered, requestId, handler, stream, stop);
        }
        catch (Exception e)
        {
            log.LogError(e is InvalidEventException ? null : e, e is InvalidEventException ? e.Message : "The invocation failed.");
            error = ErrorReport.Of(e);
        }

        Return(requestId, answer, error, stream);
        log.Context = null;
    }

    private ReadOnlyMemory<byte> Answer(
        HttpReply delivered, string requestId, LambdaHandler handler, StreamedResponse stream, CancellationToken stop)
    {
        var context = Context(delivered, requestId) with { Lines = stream.Write };
        log.Context = context;
        using var deadline = Deadline.Before(context.RemainingTime, options.Reserve, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, stop);
        try
        {
            var answer = handler(delivered.Body, context, either.Token).GetAwaiter().GetResult();
            return answer.Length <= ResponseTooLargeException.Limit ? answer : throw new ResponseTooLargeException(answer.Length);
        }
        catch (OperationCanceledException e) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException(
                $"The function was still at work when only {options.Reserve.TotalMilliseconds:0} ms of its time were left. "
                + "Raise its timeout or ask for less.",
                e);
        }
    }

    // Lambda has already given up on an answer that it refuses, and tells the caller why; the next may fare better.
    private void Return(string requestId, ReadOnlyMemory<byte> answer, ErrorReport? error, StreamedResponse stream)
    {
        try
        {
            if (stream.TryEnd(answer, error))
            {
                return;
            }

            if (error is null)
            {
                api.Respond(requestId, answer.Span);
            }
            else
            {
                api.Fail(requestId, error);
            }
        }
        catch (RuntimeApiException e)
        {
            log.LogError(e.Message);
        }
    }

    private LambdaContext Context(HttpReply delivered, string requestId) => new()
    {
        AwsRequestId = requestId,
        Deadline = DeadlineOf(delivered),
        InvokedFunctionArn = delivered.Header("Lambda-Runtime-Invoked-Function-Arn") ?? "",
        TraceId = delivered.Header("Lambda-Runtime-Trace-Id"),
        ClientContext = delivered.Header("Lambda-Runtime-Client-Context"),
        Identity = delivered.Header("Lambda-Runtime-Cognito-Identity"),
        FunctionName = function.FunctionName,
        FunctionVersion = function.FunctionVersion,
        MemoryLimitInMB = function.MemoryLimitInMB,
        LogGroupName = function.LogGroupName,
        LogStreamName = function.LogStreamName,
        ColdStart = _coldStart,
        Clock = options.Clock,
        Logger = log,
    };

    private static DateTimeOffset DeadlineOf(HttpReply delivered)
    {
        var header = delivered.Header("Lambda-Runtime-Deadline-Ms");
        return long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : throw new InvalidEventException(
                $"The invocation came with Lambda-Runtime-Deadline-Ms '{header}', which is not a time in milliseconds since 1970.");
    }
}
