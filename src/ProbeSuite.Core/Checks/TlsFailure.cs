using System.Text.Json.Serialization;

namespace ProbeSuite.Checks;

/// <summary>The ways in which TLS fails.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TlsFailure>))]
public enum TlsFailure
{
    /// <summary>The certificate, or one above it, is past its end.</summary>
    [JsonStringEnumMemberName("expired")]
    Expired,

    /// <summary>The certificate's time has not come.</summary>
    [JsonStringEnumMemberName("not yet valid")]
    NotYetValid,

    /// <summary>It was made for other names.</summary>
    [JsonStringEnumMemberName("name mismatch")]
    NameMismatch,

    /// <summary>It signed itself.</summary>
    [JsonStringEnumMemberName("self-signed")]
    SelfSigned,

    /// <summary>Its root is not one that the function trusts.</summary>
    [JsonStringEnumMemberName("untrusted root")]
    UntrustedRoot,

    /// <summary>A certificate between it and its root is missing.</summary>
    [JsonStringEnumMemberName("incomplete chain")]
    IncompleteChain,

    /// <summary>It was revoked.</summary>
    [JsonStringEnumMemberName("revoked")]
    Revoked,

    /// <summary>Its key or signature is too weak.</summary>
    [JsonStringEnumMemberName("weak")]
    Weak,

    /// <summary>No protocol version in common.</summary>
    [JsonStringEnumMemberName("version")]
    Version,

    /// <summary>The server wants a certificate from the client.</summary>
    [JsonStringEnumMemberName("client certificate required")]
    ClientCertificateRequired,

    /// <summary>The peer does not speak TLS.</summary>
    [JsonStringEnumMemberName("not TLS")]
    NotTls,

    /// <summary>Any other failed handshake: no cipher in common, an alert.</summary>
    [JsonStringEnumMemberName("handshake")]
    Handshake,
}
