using System.Net;

namespace ProbeSuite.Checks;

/// <summary>The system's resolvers, as <c>/etc/resolv.conf</c> lists them.</summary>
internal static class ResolverConfiguration
{
    /// <summary>The resolvers in order; the C library asks this host itself when none is listed.</summary>
    public static IReadOnlyList<IPEndPoint> Read()
    {
        try
        {
            return Parse(File.ReadAllLines("/etc/resolv.conf"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Parse([]);
        }
    }

    internal static IReadOnlyList<IPEndPoint> Parse(IEnumerable<string> lines)
    {
        IPEndPoint[] listed =
        [
            .. lines.Select(line => line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries))
                .Where(words => words is ["nameserver", _, ..] && IPAddress.TryParse(words[1], out _))
                .Select(words => new IPEndPoint(IPAddress.Parse(words[1]), 53)),
        ];
        return listed.Length > 0 ? listed : [new(IPAddress.Loopback, 53)];
    }
}
