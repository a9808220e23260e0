using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace ProbeSuite.Lab.Services.Http;

/// <summary>One HTTP server over sockets of any network namespaces.</summary>
/// <remarks>
/// A socket belongs for ever to the namespace that it was made in, whichever thread accepts from it: one server in one
/// process answers in all of them.
/// </remarks>
public sealed class HttpFront : IAsyncDisposable
{
    private readonly WebApplication _server;

    private HttpFront(WebApplication server) => _server = server;

    /// <summary>Listens, and answers every request by <paramref name="answer"/>.</summary>
    /// <param name="listeners">At least one; closed with the front.</param>
    /// <param name="answer">Finds the listener in the request's features.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<HttpFront> StartAsync(
        IEnumerable<Listener> listeners, RequestDelegate answer, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.UseSockets(sockets => sockets.CreateBoundListenSocket = address => ((BoundAddress)address).Socket);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            // Lambda's own limits are judged by those who play Lambda.
            kestrel.Limits.MaxRequestBodySize = null;
            foreach (var listener in listeners)
            {
                kestrel.Listen(new BoundAddress(listener.Socket), options => Configure(options, listener));
            }
        });

        var server = builder.Build();
        server.Run(answer);
        try
        {
            await server.StartAsync(cancellation);
            return new(server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Callers that still wait for an answer will get none: the lab is over.
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _server.StopAsync(atOnce.Token);
        await _server.DisposeAsync();
    }

    private static void Configure(ListenOptions options, Listener listener)
    {
        options.Protocols = HttpProtocols.Http1;
        options.Use(next => connection =>
        {
            connection.Features.Set(listener);
            return next(connection);
        });
        if (listener.Certificates is { } certificates)
        {
            options.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificateSelector = (_, name) => certificates.For(name ?? $"{listener.Address.Address}"),
            });
        }
    }

    /// <summary>An address that Kestrel need not bind, for its socket exists.</summary>
    private sealed class BoundAddress(Socket socket) : IPEndPoint(IPAddress.Any, 0)
    {
        public Socket Socket => socket;
    }
}
