"""awstools.py URL: what AWS's own client for Python makes of a lab, as JSON: every call that describes a network, whole, page by page, and filtered."""
import json
import sys

import boto3
from botocore.config import Config

# Real pages have five items at least; the lab's lists are short.
CONFIG = Config(parameter_validation=False, retries={"max_attempts": 0}, read_timeout=60)


def client(service):
    return boto3.client(service, endpoint_url=sys.argv[1], region_name="eu-west-1", aws_access_key_id="lab", aws_secret_access_key="lab", config=CONFIG)


ec2 = client("ec2")
CALLS = {
    "describe_vpcs": "Vpcs", "describe_subnets": "Subnets", "describe_route_tables": "RouteTables", "describe_network_acls": "NetworkAcls",
    "describe_security_groups": "SecurityGroups", "describe_internet_gateways": "InternetGateways",
    "describe_egress_only_internet_gateways": "EgressOnlyInternetGateways", "describe_nat_gateways": "NatGateways",
    "describe_vpc_endpoints": "VpcEndpoints", "describe_network_interfaces": "NetworkInterfaces", "describe_managed_prefix_lists": "PrefixLists",
    "describe_vpc_peering_connections": "VpcPeeringConnections", "describe_transit_gateways": "TransitGateways",
    "describe_transit_gateway_attachments": "TransitGatewayAttachments", "describe_transit_gateway_vpc_attachments": "TransitGatewayVpcAttachments",
    "describe_transit_gateway_route_tables": "TransitGatewayRouteTables", "describe_instances": "Reservations", "describe_dhcp_options": "DhcpOptions",
}
WHOLE = {"describe_addresses": "Addresses", "describe_vpn_gateways": "VpnGateways"}

answers = {}
for call, member in (CALLS | WHOLE).items():
    whole = getattr(ec2, call)()[member]
    pages = [page[member] for page in ec2.get_paginator(call).paginate(PaginationConfig={"PageSize": 1})] if call in CALLS else [whole]
    answers[call] = {"count": len(whole), "pages": len(pages), "same": [item for page in pages for item in page] == whole}

table = ec2.describe_route_tables(Filters=[{"Name": "association.subnet-id", "Values": ["subnet-PrivateSubnet"]}])["RouteTables"]
nat = ec2.describe_nat_gateways(Filters=[{"Name": "vpc-id", "Values": ["vpc-Vpc"]}, {"Name": "state", "Values": ["available"]}])["NatGateways"]
answers["filtered"] = {
    "table": [entry["RouteTableId"] for entry in table],
    "nat": [gateway["NatGatewayId"] for gateway in nat],
    "none": ec2.describe_subnets(Filters=[{"Name": "vpc-id", "Values": ["vpc-0"]}])["Subnets"],
    "attribute": ec2.describe_vpc_attribute(VpcId="vpc-Vpc", Attribute="enableDnsSupport")["EnableDnsSupport"]["Value"],
    "entries": sum(len(page["Entries"]) for entry in ec2.describe_managed_prefix_lists()["PrefixLists"]
                   for page in ec2.get_paginator("get_managed_prefix_list_entries").paginate(PrefixListId=entry["PrefixListId"], PaginationConfig={"PageSize": 1})),
}

functions = client("lambda")
invoked = functions.invoke(FunctionName="probesuite-aggregator", Payload=json.dumps({"trigger": "on-demand", "patience": "1s", "placements": ["no-vpc"]}))
answers["others"] = {
    "functions": sorted(entry["FunctionName"] for page in functions.get_paginator("list_functions").paginate(PaginationConfig={"PageSize": 2}) for entry in page["Functions"]),
    "verdict": json.load(invoked["Payload"])["summary"]["verdict"],
    "topics": [topic["TopicArn"] for topic in client("sns").list_topics()["Topics"]],
    "buckets": [bucket["Name"] for bucket in client("s3").list_buckets()["Buckets"]],
    "objects": client("s3").list_objects_v2(Bucket="probesuite-reportbucket", Prefix="probe/")["KeyCount"],
    "parameter": sorted(json.loads(client("ssm").get_parameter(Name="/probesuite/targets")["Parameter"]["Value"])),
    "database": client("rds").describe_db_instances()["DBInstances"][0]["Endpoint"]["Port"],
}
print(json.dumps(answers))
