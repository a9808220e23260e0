using System.Text.Json.Nodes;

namespace ProbeSuite.Topology.Saved;

/// <summary>An element of <c>describe-nat-gateways</c>.</summary>
/// <seealso href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html"/>
internal static class NatGatewayBody
{
    public static NatGateway Read(BodyNode node) => new()
    {
        Id = node.Required("NatGatewayId"),
        VpcId = node.Text("VpcId"),
        SubnetId = node.Text("SubnetId"),
        State = node.Text("State") ?? "available",
        FailureMessage = node.Text("FailureMessage"),
        IsPublic = node.Text("ConnectivityType") is not "private",
        IsRegional = node.Text("AvailabilityMode") is "regional",
        RouteTableId = node.Text("RouteTableId"),
        Addresses =
        [
            .. node.Items("NatGatewayAddresses")
                .Where(address => address.Text("Status") is not "failed")
                .OrderByDescending(address => address.Flag("IsPrimary") ?? false)
                .Select(ReadAddress),
        ],
    };

    public static JsonObject Write(NatGateway gateway) => BodyJson.Of(
        ("NatGatewayId", gateway.Id),
        ("VpcId", gateway.VpcId),
        ("SubnetId", gateway.SubnetId),
        ("State", gateway.State),
        ("FailureMessage", gateway.FailureMessage),
        ("ConnectivityType", gateway.IsPublic ? "public" : "private"),
        ("AvailabilityMode", gateway.IsRegional ? "regional" : "zonal"),
        ("RouteTableId", gateway.RouteTableId),
        ("NatGatewayAddresses", BodyJson.List(gateway.Addresses, address => BodyJson.Of(
            ("PublicIp", address.PublicIp?.ToString()),
            ("PrivateIp", address.PrivateIp?.ToString()),
            ("AllocationId", address.AllocationId),
            ("NetworkInterfaceId", address.NetworkInterfaceId),
            ("AvailabilityZone", address.AvailabilityZone)))));

    private static NatGatewayAddress ReadAddress(BodyNode node) => new()
    {
        PublicIp = node.Address("PublicIp"),
        PrivateIp = node.Address("PrivateIp"),
        AllocationId = node.Text("AllocationId"),
        NetworkInterfaceId = node.Text("NetworkInterfaceId"),
        AvailabilityZone = node.Text("AvailabilityZone"),
    };
}
