using ProbeSuite.Topology;
using Ec2 = Amazon.EC2.Model;

namespace ProbeSuite.Aws.Network;

/// <summary>EC2's <c>DhcpOptions</c> as ours.</summary>
internal static class DhcpOptionsReader
{
    public static DhcpOptions Read(Ec2.DhcpOptions options) =>
        new(options.DhcpOptionsId, Values(options, "domain-name-servers"), Values(options, "domain-name") is [var name, ..] ? name : null);

    private static IReadOnlyList<string> Values(Ec2.DhcpOptions options, string key) =>
        [.. (options.DhcpConfigurations ?? []).Where(option => option.Key == key).SelectMany(option => option.Values ?? [])];
}
