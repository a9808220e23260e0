using System.Collections.Concurrent;
using Amazon.Runtime;
using ProbeSuite.Topology;

namespace ProbeSuite.Aws.Network;

/// <summary>
/// Reads lists side by side, a few at a time. One that is denied or fails costs itself alone: it becomes a
/// <see cref="Gap"/> with the action's name, and the rest goes on.
/// </summary>
/// <param name="cancellation">Ends the reading.</param>
/// <param name="service">The word that the permissions of the calls begin with.</param>
internal sealed class KindReadings(CancellationToken cancellation, string service = "ec2") : IDisposable
{
    /// <summary>Calls under way at once. EC2 refills its bucket for Describe calls with 20 a second and more; a few suffice to hide the waiting.</summary>
    /// <seealso href="https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html"/>
    private const int Concurrency = 8;

    private readonly SemaphoreSlim _slots = new(Concurrency);
    private readonly ConcurrentQueue<Gap> _gaps = new();

    /// <summary>What was not read, in an order that does not depend on who answered first.</summary>
    public IReadOnlyList<Gap> Gaps => [.. _gaps.OrderBy(gap => gap.Kind).ThenBy(gap => gap.ResourceId, StringComparer.Ordinal).ThenBy(gap => gap.Why, StringComparer.Ordinal)];

    /// <summary>Whether anything was read at all.</summary>
    public bool AnySucceeded { get; private set; }

    /// <summary>Reads a kind whole; null when any page of it failed.</summary>
    public Task<IReadOnlyList<T>?> ListAsync<TPage, TItem, T>(
        ResourceKind kind, string action, IAsyncEnumerable<TPage> pages, Func<TPage, IEnumerable<TItem>?> items, Func<TItem, T> map) =>
        ListAsync(kind, null, action, pages, items, map);

    /// <summary>Reads a list that belongs to one resource; null when any page of it failed.</summary>
    public async Task<IReadOnlyList<T>?> ListAsync<TPage, TItem, T>(
        ResourceKind kind, string? id, string action, IAsyncEnumerable<TPage> pages, Func<TPage, IEnumerable<TItem>?> items, Func<TItem, T> map)
    {
        var read = new List<T>();
        var failure = await FailureAsync(action, async () =>
        {
            await foreach (var page in pages.WithCancellation(cancellation))
            {
                read.AddRange((items(page) ?? []).Select(map));
            }
        });
        if (failure is null)
        {
            return read;
        }

        Miss(kind, failure, id);
        return null;
    }

    /// <summary>Does a piece of reading; why it was denied or failed, and null when it was not.</summary>
    public async Task<string?> FailureAsync(string action, Func<Task> read)
    {
        await _slots.WaitAsync(cancellation);
        try
        {
            await read();
            AnySucceeded = true;
            return null;
        }
        catch (AmazonServiceException refused) when (IsDenial(refused))
        {
            return $"{service}:{action} was denied";
        }
        catch (AmazonServiceException failed)
        {
            return $"{service}:{action} failed: {failed.ErrorCode ?? failed.StatusCode.ToString()}: {failed.Message}";
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested && failed is AmazonClientException or HttpRequestException or IOException or OperationCanceledException or FormatException)
        {
            return $"{service}:{action} failed: {failed.Message}";
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Notes a gap: a kind's, or one resource's.</summary>
    public void Miss(ResourceKind kind, string why, string? id = null) => _gaps.Enqueue(new Gap(kind, why, id));

    public void Dispose() => _slots.Dispose();

    private static bool IsDenial(AmazonServiceException refused) =>
        refused.ErrorCode is "UnauthorizedOperation" or "Client.UnauthorizedOperation" or "AccessDenied" or "AccessDeniedException";
}
