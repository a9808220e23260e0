using System.Globalization;
using System.Runtime.CompilerServices;

namespace ProbeSuite.Reachability;

/// <summary>
/// A text that is put together only when somebody reads it: most steps of most predictions are never read. What stands
/// between the braces must not change afterwards.
/// </summary>
[InterpolatedStringHandler]
internal sealed class Sentence(int literalLength, int formattedCount) : IEquatable<Sentence>
{
    private readonly object?[] _pieces = new object?[(formattedCount * 2) + (literalLength > 0 ? 1 : 0)];
    private int _count;

    /// <summary>A text that is there already.</summary>
    public static implicit operator Sentence(string text)
    {
        var sentence = new Sentence(text.Length, 0);
        sentence.AppendLiteral(text);
        return sentence;
    }

    /// <summary>Called by the compiler for text outside braces.</summary>
    public void AppendLiteral(string text) => _pieces[_count++] = text;

    /// <summary>Called by the compiler for what stands in braces.</summary>
    public void AppendFormatted<T>(T value) => _pieces[_count++] = value;

    /// <inheritdoc/>
    public bool Equals(Sentence? other) =>
        other is not null && _pieces.AsSpan(0, _count).SequenceEqual(other._pieces.AsSpan(0, other._count));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sentence);

    /// <inheritdoc/>
    public override int GetHashCode() => _count;

    /// <inheritdoc/>
    public override string ToString() =>
        string.Concat(_pieces.Take(_count).Select(piece => Convert.ToString(piece, CultureInfo.InvariantCulture)));
}
