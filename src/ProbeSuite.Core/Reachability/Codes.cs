namespace ProbeSuite.Reachability;

/// <summary>
/// Reason codes. Those without prefix are Reachability Analyzer's own; those with <c>PS_</c> are ours, for what it has no
/// code for.
/// </summary>
/// <seealso href="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html"/>
public static class Codes
{
    internal const string BadState = "BAD_STATE";
    internal const string BadStateAttachment = "BAD_STATE_ATTACHMENT";
    internal const string BadStateRoute = "BAD_STATE_ROUTE";
    internal const string ClassicListeners = "ELB_LISTENERS_MISMATCH";
    internal const string Listeners = "ELBV2_LISTENERS_MISMATCH";
    internal const string SecurityGroupMismatch = "ENI_SG_RULES_MISMATCH";
    internal const string SourceDestCheck = "ENI_SOURCE_DEST_CHECK_RESTRICTION";
    internal const string SpoofedSource = "GATEWAY_REJECTS_SPOOFED_TRAFFIC";
    internal const string PrivateDestination = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS";
    internal const string SharedDestination = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS";
    internal const string NoPublicAddress = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS";
    internal const string NoPublicAddressForIngress = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS";
    internal const string NatOutsideVpc = "NGW_REQUIRES_SOURCE_IN_VPC";
    internal const string NoPossibleDestination = "NO_POSSIBLE_DESTINATION";
    internal const string NoRoute = "NO_ROUTE_TO_DESTINATION";
    internal const string OutsidePeering = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR";
    internal const string ProtocolRestriction = "PROTOCOL_RESTRICTION";
    internal const string RegionalNatZone = "REGIONAL_NGW_ROUTE_AZ_RESTRICTION";
    internal const string ReferencesNotPreserved = "SG_REFERENCES_NOT_PRESERVED";
    internal const string ReferencingSupport = "SG_REFERENCING_SUPPORT";
    internal const string AclRestriction = "SUBNET_ACL_RESTRICTION";
    internal const string TransitNoAssociation = "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION";
    internal const string TransitZone = "TGW_ROUTE_AZ_RESTRICTION";
    internal const string TransitBadRoute = "TGW_RTB_BAD_STATE_ROUTE";
    internal const string TransitNoRoute = "TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT";
    internal const string TransitRoutesUnknown = "TGW_RTB_ROUTES_ARE_UNKNOWN";
    internal const string UnknownDestination = "UNKNOWN_DESTINATION";
    internal const string UnknownPeeredGroups = "UNKNOWN_PEERED_SGS";
    internal const string UnknownResource = "UNKNOWN_RESOURCE";
    internal const string BlockPublicAccess = "VPC_BLOCK_PUBLIC_ACCESS_ENABLED";
    internal const string LocalRoute = "VPC_LOCAL_ROUTE_CIDR_RESTRICTION";
    internal const string EndpointProtocol = "VPCE_GATEWAY_PROTOCOL_RESTRICTION";

    internal const string AclEphemeralPorts = "PS_ACL_EPHEMERAL_PORTS";
    internal const string AddressesDiffer = "PS_ADDRESSES_DIFFER";
    internal const string AddressNotKnown = "PS_ADDRESS_NOT_KNOWN";
    internal const string Appliance = "PS_APPLIANCE_NOT_MODELLED";
    internal const string DnsNoAnswer = "PS_DNS_NAME_NOT_KNOWN";
    internal const string DnsNoResolver = "PS_DNS_NO_RESOLVER";
    internal const string DnsServerUnreachable = "PS_DNS_SERVER_UNREACHABLE";
    internal const string EndpointPolicy = "PS_ENDPOINT_POLICY_DENIES";
    internal const string InterfaceIsLambda = "PS_LAMBDA_ACCEPTS_NO_CONNECTIONS";
    internal const string Loop = "PS_ROUTING_LOOP";
    internal const string NatAcceptsNothing = "PS_NAT_ACCEPTS_NO_CONNECTIONS";
    internal const string NoIpv6 = "PS_NO_IPV6_ADDRESS";
    internal const string NoVpcIsOutside = "PS_NO_VPC_IS_OUTSIDE";
    internal const string NotModelled = "PS_NOT_MODELLED";
    internal const string PlacementNotKnown = "PS_PLACEMENT_NOT_KNOWN";
    internal const string PrefixListNotKnown = "PS_PREFIX_LIST_NOT_KNOWN";
    internal const string RoutesTie = "PS_ROUTES_TIE";
    internal const string SubnetsDiffer = "PS_SUBNETS_DIFFER";
}
