using System.Net;
using System.Net.Sockets;
using System.Numerics;
using ProbeSuite.Topology;

namespace ProbeSuite.Lab.Network.Planning;

/// <summary>Gives out addresses and ids that nothing in the snapshot has.</summary>
internal sealed class AddressBook
{
    private readonly HashSet<(string Subnet, IPAddress Address)> _private = [];
    private readonly HashSet<IPAddress> _public = [];
    private readonly ILookup<string, IPNetwork> _delegated;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private int _lastId;

    public AddressBook(LabInput input)
    {
        var snapshot = input.Snapshot;
        _delegated = snapshot.NetworkInterfaces.SelectMany(eni => eni.Prefixes.Select(block => (eni.SubnetId, block))).ToLookup(pair => pair.SubnetId, pair => pair.block);
        foreach (var eni in snapshot.NetworkInterfaces)
        {
            _ids.Add(eni.Id);
            foreach (var address in eni.Addresses)
            {
                _private.Add((eni.SubnetId, address.Address));
                Reserve(address.PublicIp);
            }
        }

        foreach (var (nat, address) in snapshot.NatGateways.SelectMany(nat => nat.Addresses.Select(address => (nat, address))))
        {
            Reserve(address.PublicIp);
            if (nat.SubnetId is { } subnet && address.PrivateIp is { } own)
            {
                _private.Add((subnet, own));
            }
        }

        foreach (var address in snapshot.ElasticIps.Select(ip => ip.PublicIp).Concat(LabRanges.AwsOwned))
        {
            Reserve(address);
        }

        foreach (var host in input.ServiceHosts)
        {
            if (host.Addresses.FirstOrDefault(address => !_public.Add(address)) is { } twice)
            {
                throw new LabInputException($"host {host.Name}: {twice} belongs to something else already");
            }
        }
    }

    /// <summary>The lowest free address of a subnet's block of a family. AWS keeps the first four and the last for itself.</summary>
    /// <seealso href="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html"/>
    public IPAddress Private(Subnet subnet, AddressFamily family)
    {
        var block = subnet.CidrBlocks.FirstOrDefault(block => block.BaseAddress.AddressFamily == family);
        if (block.BaseAddress is null || block.PrefixLength == 0)
        {
            throw new LabInputException($"subnet {subnet.Id} has no {(family is AddressFamily.InterNetwork ? "IPv4" : "IPv6")} block, so nothing can stand in it");
        }

        var bits = (family is AddressFamily.InterNetwork ? 32 : 128) - block.PrefixLength;
        var last = (BigInteger.One << bits) - 2;
        for (var number = new BigInteger(4); number <= last; number++)
        {
            var address = block.Nth(number);
            if (!_delegated[subnet.Id].Any(prefix => prefix.Contains(address)) && _private.Add((subnet.Id, address)))
            {
                return address;
            }
        }

        throw new LabInputException($"subnet {subnet.Id} has no free address left in {block}");
    }

    /// <summary>A public IPv4 address.</summary>
    public IPAddress Public() => LabRanges.Elastic.FirstOrDefault(_public.Add)
        ?? throw new LabInputException("the lab has no public addresses left");

    /// <summary>An id as AWS makes them.</summary>
    public string Id(string prefix)
    {
        string id;
        do
        {
            id = $"{prefix}-{++_lastId:x17}";
        }
        while (!_ids.Add(id));
        return id;
    }

    private void Reserve(IPAddress? address)
    {
        if (address is not null)
        {
            _public.Add(address);
        }
    }
}

/// <summary>Arithmetic of blocks.</summary>
internal static class Blocks
{
    /// <summary>The address so many after a block's first.</summary>
    public static IPAddress Nth(this IPNetwork block, BigInteger number)
    {
        var bytes = block.BaseAddress.GetAddressBytes();
        var value = new BigInteger(bytes, isUnsigned: true, isBigEndian: true) + number;
        var sum = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        Array.Clear(bytes);
        sum.CopyTo(bytes, bytes.Length - sum.Length);
        return new IPAddress(bytes);
    }

    public static bool IsIpv4(this IPNetwork block) => block.BaseAddress.AddressFamily is AddressFamily.InterNetwork;

    public static bool IsIpv4(this IPAddress address) => address.AddressFamily is AddressFamily.InterNetwork;
}
