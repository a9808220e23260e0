namespace ProbeSuite.Aws.Network;

/// <summary>Nothing of the account's network could be read. The message is one sentence for people, with the first reason.</summary>
public sealed class NetworkReadException(string message) : Exception(message);
