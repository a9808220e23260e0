using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Serialization.Metadata;
using ProbeSuite.Lab.Services;

namespace ProbeSuite.Lab.Serving;

/// <summary>Gives orders to a lab that another process keeps up.</summary>
public sealed class LabClient : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>A client of a lab.</summary>
    /// <param name="address">Where the lab takes orders.</param>
    public LabClient(LabAddress address)
    {
        Address = address;
        _http = new(new SocketsHttpHandler { UseProxy = false, ConnectCallback = async (_, cancellation) => await ConnectAsync(cancellation) })
        {
            BaseAddress = new("http://lab"),
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>Where the lab takes orders.</summary>
    public LabAddress Address { get; }

    /// <summary>Breaks things besides those that are broken.</summary>
    /// <exception cref="LabException">The lab refuses.</exception>
    public Task<Condition> BreakAsync(IReadOnlyList<string> faults, CancellationToken cancellation) =>
        AskAsync("break", new FaultOrder(faults), OrdersJson.Default.FaultOrder, OrdersJson.Default.Condition, cancellation);

    /// <summary>Mends things, all when none is named.</summary>
    /// <exception cref="LabException">The lab refuses.</exception>
    public Task<Condition> MendAsync(IReadOnlyList<string> faults, CancellationToken cancellation) =>
        AskAsync("mend", new FaultOrder(faults), OrdersJson.Default.FaultOrder, OrdersJson.Default.Condition, cancellation);

    /// <summary>Has the suite run.</summary>
    /// <exception cref="LabException">The lab refuses.</exception>
    public Task<RunAnswer> RunAsync(CancellationToken cancellation) =>
        AskAsync("run", new FaultOrder([]), OrdersJson.Default.FaultOrder, OrdersJson.Default.RunAnswer, cancellation);

    /// <summary>Asks for a place to start programs in.</summary>
    /// <exception cref="LabException">The lab refuses.</exception>
    public Task<ShellPlace> ShellAsync(string placement, CancellationToken cancellation) =>
        AskAsync("shell", new ShellOrder(placement), OrdersJson.Default.ShellOrder, OrdersJson.Default.ShellPlace, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<TAnswer> AskAsync<TOrder, TAnswer>(
        string path, TOrder order, JsonTypeInfo<TOrder> orders, JsonTypeInfo<TAnswer> answers, CancellationToken cancellation)
    {
        try
        {
            using var response = await _http.PostAsJsonAsync(new Uri($"/{path}", UriKind.Relative), order, orders, cancellation);
            return response.IsSuccessStatusCode
                ? (await response.Content.ReadFromJsonAsync(answers, cancellation))!
                : throw new LabException((await response.Content.ReadFromJsonAsync(OrdersJson.Default.Refusal, cancellation))!.Message);
        }
        catch (HttpRequestException e) when (e.InnerException is LabException refused)
        {
            throw refused;
        }
        catch (HttpRequestException)
        {
            throw new LabException("the lab ended before it answered");
        }
    }

    private async Task<NetworkStream> ConnectAsync(CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(Address.EndPoint, cancellation);

            // Anybody may have bound the name.
            return LabAddress.IsOfThisUser(socket) ? new(socket, ownsSocket: true) : throw new LabException("this lab is another user's");
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
