using System.Diagnostics.CodeAnalysis;

namespace ProbeSuite.Topology.Saved;

/// <summary>Resources by id, in the order they were met. Of two with one id the first stays.</summary>
internal sealed class Shelf<T>(Func<T, string> idOf)
    where T : class
{
    private readonly OrderedDictionary<string, T> _items = new(StringComparer.Ordinal);

    public IReadOnlyList<T> Items => [.. _items.Values];

    public void Add(T item) => _items.TryAdd(idOf(item), item);

    /// <summary>Adds what a second description of the same resource knows more.</summary>
    public void Merge(T item, Func<T, T, T> merge) =>
        _items[idOf(item)] = _items.TryGetValue(idOf(item), out var there) ? merge(there, item) : item;

    public bool TryFind(string id, [NotNullWhen(true)] out T? item) => _items.TryGetValue(id, out item);
}
