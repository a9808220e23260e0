using System.Net;
using System.Text;

namespace ProbeSuite.Checks;

/// <summary><c>egress://</c>: the public address that an HTTPS service saw us come from.</summary>
internal static class EgressCheck
{
    // An IPv6 address has at most 45 characters; a page that happens to contain one is no answer.
    private const int LongestAnswer = 64;

    public static async Task<Outcome> RunAsync(Attempt attempt, CancellationToken cancellation)
    {
        var target = attempt.Target;
        var answer = await HttpCheck.GetAsync(attempt, target.Host, target.Port!.Value, target.Path, secure: true, needsBody: true, cancellation);
        if (answer.Status != 200)
        {
            return new Outcome.Unexpected(answer.Status, "no address was told");
        }

        var text = answer.Body.Length <= LongestAnswer ? Encoding.UTF8.GetString(answer.Body.Span).Trim() : "";
        if (!IsWhole(text) || !IPAddress.TryParse(text, out var address))
        {
            return new Outcome.Unexpected(answer.Status, "the body is not one IP address");
        }

        attempt.Egress = address;
        return new Outcome.Answered(answer.Status);
    }

    // "1" and "0x7f.1" are addresses to a parser, and not to anybody who reads them.
    private static bool IsWhole(string text) =>
        text.Contains(':', StringComparison.Ordinal)
            ? text.All(character => char.IsAsciiHexDigit(character) || character is ':' or '.')
            : text.Split('.').Length == 4 && text.All(character => char.IsAsciiDigit(character) || character == '.');
}
