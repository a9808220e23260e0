namespace ProbeSuite.Rendering;

/// <summary>Names that fit into a column and still differ from each other.</summary>
internal static class ShortNames
{
    /// <summary>Each name in at most so many characters, 6 or more, in the same order.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> names, int longest)
    {
        var whole = names.Select(name => Harmless.Line(name).Trim()).ToArray();
        var brief = whole.Select(name => BothEnds(name, longest)).ToArray();

        // Names of one family are the same at both ends: what tells them apart is in the middle.
        foreach (var family in Enumerable.Range(0, whole.Length).GroupBy(index => brief[index]).Where(family => family.Count() > 1).Select(family => family.ToArray()))
        {
            var members = family.Select(index => WithoutScheme(whole[index])).ToArray();
            var (prefix, suffix) = Common(members);
            foreach (var (index, member) in family.Zip(members))
            {
                brief[index] = Difference(member, prefix, suffix, longest);
            }
        }

        return Numbered(brief, longest);
    }

    private static string BothEnds(string name, int longest)
    {
        var plain = name.Length <= longest ? name : WithoutScheme(name);
        var tail = (longest - 1) / 2;
        return plain.Length <= longest ? plain : Harmless.Line($"{plain[..(longest - 1 - tail)]}…{plain[^tail..]}");
    }

    /// <summary>A URL that serves as a name tells nothing by its scheme.</summary>
    private static string WithoutScheme(string name) =>
        name.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? name[(scheme + 3)..].TrimEnd('/') : name;

    private static (int Prefix, int Suffix) Common(string[] names)
    {
        var shortest = names.Min(name => name.Length);
        var prefix = Enumerable.Range(0, shortest).TakeWhile(at => names.All(name => name[at] == names[0][at])).Count();
        var suffix = Enumerable.Range(1, shortest - prefix).TakeWhile(at => names.All(name => name[^at] == names[0][^at])).Count();
        return (prefix, suffix);
    }

    // What differs, with as much before it as there is room for.
    private static string Difference(string name, int prefix, int suffix, int longest)
    {
        var end = name.Length - suffix;
        var after = suffix > 0 ? "…" : "";
        if (end + after.Length <= longest)
        {
            return Harmless.Line(name[..end] + after);
        }

        var start = Math.Max(0, end - (longest - 1 - after.Length));
        return start <= prefix ? Harmless.Line($"…{name[start..end]}{after}") : BothEnds(name, longest);
    }

    private static string[] Numbered(string[] names, int longest)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return [.. names.Select((name, index) => Free(name, index + 1))];

        string Free(string name, int number)
        {
            while (!taken.Add(name))
            {
                var mark = $"…{number}";
                name = name[..Math.Min(name.Length, Math.Max(0, longest - mark.Length))] + mark;
                number += names.Length;
            }

            return name;
        }
    }
}
