namespace ProbeSuite.Checks;

/// <summary>What OpenSSL's error number says, where .NET's exception only says that it failed.</summary>
internal static class OpenSslAlert
{
    // ERR_PACK of OpenSSL 3: the library above 23 bits of reason; SSL is library 20, and alert n is reason 1000 + n.
    private const int Ssl = 20;
    private const int FirstAlert = 1000;
    private static readonly int[] VersionReasons = [258, 259, 266, 267];     // unsupported, unknown, wrong …

    /// <summary>The alert that the server sent; null when it sent none.</summary>
    public static int? In(Exception error) => Reason(error) is > FirstAlert and <= FirstAlert + 255 and var reason ? reason - FirstAlert : null;

    /// <summary>An alert's number, with its name in RFC 8446 where it is one that servers send to begin with.</summary>
    /// <seealso href="https://www.rfc-editor.org/rfc/rfc8446#section-6"/>
    public static string Text(int alert) => alert switch
    {
        0 => "0 (close notify)",
        40 => "40 (handshake failure: nothing in common)",
        80 => "80 (internal error)",
        112 => "112 (unrecognized name)",
        120 => "120 (no application protocol)",
        _ => $"{alert}",
    };

    /// <summary>Whether the versions of the two sides did not meet.</summary>
    public static bool IsVersion(Exception error) => Reason(error) is { } reason && VersionReasons.Contains(reason);

    private const int UnexpectedEof = 294;

    /// <summary>Whether the connection simply ended.</summary>
    public static bool IsEnd(Exception error) => Reason(error) == UnexpectedEof;

    private static int? Reason(Exception? error) => error switch
    {
        null => null,
        { HResult: var number } when number >>> 23 == Ssl => number & 0x7FFFFF,
        _ => Reason(error.InnerException),
    };
}
