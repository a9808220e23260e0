using Amazon.EC2;
using Amazon.Runtime;
using ProbeSuite.Topology;

namespace ProbeSuite.Aws.Network;

/// <summary>The account's network in one Region, as the EC2 API describes it.</summary>
/// <param name="ec2">A client for the Region; <see cref="ClientConfig"/> gives it patience with throttling.</param>
/// <param name="clock">Tells when the snapshot was taken.</param>
public sealed class NetworkReader(IAmazonEC2 ec2, TimeProvider clock)
{
    private const string NotInEc2 = "not read from the API: EC2 does not tell of it";

    /// <summary>
    /// Settings of a client for reading: EC2 throttles Describe calls by account and Region, so that others use up what one
    /// needs. Seven attempts wait about half a minute in all.
    /// </summary>
    /// <seealso href="https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html"/>
    public static AmazonEC2Config ClientConfig() => new() { RetryMode = RequestRetryMode.Standard, MaxErrorRetry = 6 };

    /// <summary>
    /// Reads every kind that EC2 knows. What is denied or fails is a <see cref="Gap"/> that names the action. Functions are
    /// another API's, and the caller adds them; databases and load balancers are gaps, as they show only by their interfaces.
    /// </summary>
    /// <exception cref="NetworkReadException">Nothing could be read.</exception>
    public async Task<Snapshot> ReadAsync(CancellationToken cancellation)
    {
        var takenAt = clock.GetUtcNow();
        using var readings = new KindReadings(cancellation);
        var snapshot = await ReadKindsAsync(readings, cancellation);
        if (!readings.AnySucceeded)
        {
            throw new NetworkReadException($"nothing of the network could be read; {readings.Gaps[0].Why}");
        }

        snapshot = await CompleteAsync(snapshot, readings, cancellation);
        return snapshot with
        {
            Region = ec2.Config.RegionEndpoint?.SystemName ?? ec2.Config.AuthenticationRegion ?? SnapshotOrigin.Region(snapshot),
            Account = SnapshotOrigin.Account(snapshot),
            TakenAt = takenAt,
            Gaps = [.. readings.Gaps, new Gap(ResourceKind.DbInstances, NotInEc2), new Gap(ResourceKind.LoadBalancers, NotInEc2)],
        };
    }

    /// <summary>All that one list of answers tells.</summary>
    private async Task<Snapshot> ReadKindsAsync(KindReadings readings, CancellationToken cancellation)
    {
        var lists = ec2.Paginators;
        var vpcs = readings.ListAsync(ResourceKind.Vpcs, "DescribeVpcs", lists.DescribeVpcs(new()).Responses, page => page.Vpcs, VpcReader.Read);
        var subnets = readings.ListAsync(ResourceKind.Subnets, "DescribeSubnets", lists.DescribeSubnets(new()).Responses, page => page.Subnets, SubnetReader.Read);
        var routeTables = readings.ListAsync(ResourceKind.RouteTables, "DescribeRouteTables", lists.DescribeRouteTables(new()).Responses, page => page.RouteTables, RouteTableReader.Read);
        var acls = readings.ListAsync(ResourceKind.NetworkAcls, "DescribeNetworkAcls", lists.DescribeNetworkAcls(new()).Responses, page => page.NetworkAcls, NetworkAclReader.Read);
        var groups = readings.ListAsync(ResourceKind.SecurityGroups, "DescribeSecurityGroups", lists.DescribeSecurityGroups(new()).Responses, page => page.SecurityGroups, SecurityGroupReader.Read);
        var internetGateways = readings.ListAsync(ResourceKind.InternetGateways, "DescribeInternetGateways", lists.DescribeInternetGateways(new()).Responses, page => page.InternetGateways, GatewayReader.ReadInternetGateway);
        var egressOnly = readings.ListAsync(ResourceKind.EgressOnlyInternetGateways, "DescribeEgressOnlyInternetGateways", lists.DescribeEgressOnlyInternetGateways(new()).Responses, page => page.EgressOnlyInternetGateways, GatewayReader.ReadEgressOnly);
        var natGateways = readings.ListAsync(ResourceKind.NatGateways, "DescribeNatGateways", lists.DescribeNatGateways(new()).Responses, page => page.NatGateways, NatGatewayReader.Read);
        var endpoints = readings.ListAsync(ResourceKind.VpcEndpoints, "DescribeVpcEndpoints", lists.DescribeVpcEndpoints(new()).Responses, page => page.VpcEndpoints, VpcEndpointReader.Read);
        var cards = readings.ListAsync(ResourceKind.NetworkInterfaces, "DescribeNetworkInterfaces", lists.DescribeNetworkInterfaces(new()).Responses, page => page.NetworkInterfaces, NetworkInterfaceReader.Read);
        var addresses = readings.ListAsync(ResourceKind.ElasticIps, "DescribeAddresses", Single(() => ec2.DescribeAddressesAsync(cancellation)), page => page.Addresses, ElasticIpReader.Read);
        var prefixLists = readings.ListAsync(ResourceKind.PrefixLists, "DescribeManagedPrefixLists", lists.DescribeManagedPrefixLists(new()).Responses, page => page.PrefixLists, PrefixListReader.Read);
        var peerings = readings.ListAsync(ResourceKind.PeeringConnections, "DescribeVpcPeeringConnections", lists.DescribeVpcPeeringConnections(new()).Responses, page => page.VpcPeeringConnections, PeeringConnectionReader.Read);
        var transitGateways = readings.ListAsync(ResourceKind.TransitGateways, "DescribeTransitGateways", lists.DescribeTransitGateways(new()).Responses, page => page.TransitGateways, TransitGatewayReader.Read);
        var attachments = readings.ListAsync(ResourceKind.TransitGatewayAttachments, "DescribeTransitGatewayAttachments", lists.DescribeTransitGatewayAttachments(new()).Responses, page => page.TransitGatewayAttachments, TransitGatewayReader.ReadAttachment);
        var vpcAttachments = readings.ListAsync(ResourceKind.TransitGatewayAttachments, "DescribeTransitGatewayVpcAttachments", lists.DescribeTransitGatewayVpcAttachments(new()).Responses, page => page.TransitGatewayVpcAttachments, attachment => attachment);
        var transitTables = readings.ListAsync(ResourceKind.TransitGatewayRouteTables, "DescribeTransitGatewayRouteTables", lists.DescribeTransitGatewayRouteTables(new()).Responses, page => page.TransitGatewayRouteTables, TransitGatewayRouteTableReader.Read);
        var instances = readings.ListAsync(ResourceKind.Instances, "DescribeInstances", lists.DescribeInstances(new()).Responses, page => page.Reservations?.SelectMany(reservation => reservation.Instances ?? []), InstanceReader.Read);
        var dhcpOptions = readings.ListAsync(ResourceKind.DhcpOptions, "DescribeDhcpOptions", lists.DescribeDhcpOptions(new()).Responses, page => page.DhcpOptions, DhcpOptionsReader.Read);
        var vpnGateways = readings.ListAsync(ResourceKind.VpnGateways, "DescribeVpnGateways", Single(() => ec2.DescribeVpnGatewaysAsync(cancellation)), page => page.VpnGateways, GatewayReader.ReadVpnGateway);

        var ofVpc = (await vpcAttachments ?? []).ToDictionary(attachment => attachment.TransitGatewayAttachmentId);
        return new Snapshot
        {
            Vpcs = await vpcs ?? [],
            Subnets = await subnets ?? [],
            RouteTables = await routeTables ?? [],
            NetworkAcls = await acls ?? [],
            SecurityGroups = await groups ?? [],
            InternetGateways = await internetGateways ?? [],
            EgressOnlyInternetGateways = await egressOnly ?? [],
            NatGateways = await natGateways ?? [],
            VpcEndpoints = await endpoints ?? [],
            NetworkInterfaces = await cards ?? [],
            ElasticIps = await addresses ?? [],
            PrefixLists = await prefixLists ?? [],
            PeeringConnections = await peerings ?? [],
            TransitGateways = await transitGateways ?? [],
            TransitGatewayAttachments = [.. (await attachments ?? []).Select(one => TransitGatewayReader.Join(one, ofVpc.GetValueOrDefault(one.Id)))],
            TransitGatewayRouteTables = await transitTables ?? [],
            Instances = await instances ?? [],
            DhcpOptions = await dhcpOptions ?? [],
            VpnGateways = await vpnGateways ?? [],
        };
    }

    /// <summary>What has to be asked resource by resource, or only where the first answers call for it.</summary>
    private async Task<Snapshot> CompleteAsync(Snapshot snapshot, KindReadings readings, CancellationToken cancellation)
    {
        var attributes = new VpcAttributeReader(ec2, readings);
        var prefixLists = new PrefixListReader(ec2, readings);
        var transitTables = new TransitGatewayRouteTableReader(ec2, readings);
        var attachments = readings.Gaps.Any(gap => gap.Kind == ResourceKind.TransitGatewayAttachments) ? null : snapshot.TransitGatewayAttachments;
        var needed = PrefixListReader.Needed(snapshot);

        var exclusions = attributes.ExclusionsAsync(snapshot, cancellation);
        var vpcs = Task.WhenAll(snapshot.Vpcs.Select(vpc => attributes.CompleteAsync(vpc, cancellation)));
        var lists = Task.WhenAll(snapshot.PrefixLists.Select(list => needed.Contains(list.Id) ? prefixLists.CompleteAsync(list) : Task.FromResult(list)));
        var tables = Task.WhenAll(snapshot.TransitGatewayRouteTables.Select(table => transitTables.CompleteAsync(table, attachments)));

        var excluded = await exclusions;
        Vpc[] left = [.. (await vpcs).Select(excluded.Apply)];
        var byId = left.ToDictionary(vpc => vpc.Id);
        return snapshot with
        {
            Vpcs = left,
            Subnets = [.. snapshot.Subnets.Select(subnet => excluded.Apply(subnet, byId.GetValueOrDefault(subnet.VpcId)))],
            PrefixLists = await lists,
            TransitGatewayRouteTables = await tables,
        };
    }

    /// <summary>The answer of a call that knows no pages.</summary>
    private static async IAsyncEnumerable<T> Single<T>(Func<Task<T>> ask)
    {
        yield return await ask();
    }
}
