using System.Net.Sockets;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Services.Http;

namespace ProbeSuite.Lab.Serving;

/// <summary>A lab's doors to the machine around its sandbox: pages and AWS's APIs on one, orders on the other.</summary>
public sealed class LabServer : IAsyncDisposable
{
    private readonly HttpFront _web;
    private readonly HttpFront _control;

    private LabServer(HttpFront web, HttpFront control) => (_web, _control) = (web, control);

    /// <summary>Opens the doors.</summary>
    /// <param name="lab">The running lab.</param>
    /// <param name="served">The same, as it takes orders.</param>
    /// <param name="web">A TCP socket that listens, of the machine's loopback.</param>
    /// <param name="control">A Unix socket that listens.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<LabServer> StartAsync(RunningLab lab, ServedLab served, Socket web, Socket control, CancellationToken cancellation)
    {
        var (aws, pages) = (new AwsDoor(lab.Region, lab.AnswerAsync), new LabPages(served));
        var front = await HttpFront.StartAsync(
            [new Listener(web)], context => AwsDoor.IsMeantBy(context) ? aws.AnswerAsync(context) : pages.AnswerAsync(context), cancellation);
        try
        {
            return new(front, await HttpFront.StartAsync([new Listener(control)], new ControlApi(served).AnswerAsync, cancellation));
        }
        catch
        {
            await front.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _web.DisposeAsync();
        await _control.DisposeAsync();
    }
}
