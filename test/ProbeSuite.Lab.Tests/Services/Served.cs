using System.Net;
using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Services.Http;

namespace ProbeSuite.Lab.Tests.Services;

/// <summary>A server of the lab on a free port of loopback, over plain HTTP.</summary>
internal sealed class Served(HttpFront front, string url) : IAsyncDisposable
{
    public string Url => url;

    public static async Task<Served> StartAsync(RequestDelegate answer, string? vpcEndpointId = null)
    {
        var listener = new Listener(new HostNamespaces().Listen("", new(IPAddress.Loopback, 0)), VpcEndpointId: vpcEndpointId);
        return new(await HttpFront.StartAsync([listener], answer, CancellationToken.None), $"http://localhost:{listener.Address.Port}");
    }

    public ValueTask DisposeAsync() => front.DisposeAsync();
}
