"""Makes an account in moto through its API: VPCs, each with two subnets, routes, a group, and functions in it; databases in some.

account.py URL REGION VPCS FUNCTIONS
"""
import io
import sys
import zipfile

import boto3

url, region, vpcs, functions = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])


def client(service):
    return boto3.client(service, endpoint_url=url, region_name=region, aws_access_key_id="test", aws_secret_access_key="test")


ec2, iam, lam, rds, elb = map(client, ["ec2", "iam", "lambda", "rds", "elbv2"])
code = io.BytesIO()
with zipfile.ZipFile(code, "w") as archive:
    archive.writestr("bootstrap", "")
role = iam.create_role(RoleName="functions", AssumeRolePolicyDocument="{}")["Role"]["Arn"]
places = []
for number in range(vpcs):
    vpc = ec2.create_vpc(CidrBlock=f"10.{number}.0.0/16")["Vpc"]["VpcId"]
    private, public = (
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.{number}.{third}.0/24", AvailabilityZone=region + zone)["Subnet"]["SubnetId"]
        for third, zone in ((1, "a"), (2, "b")))
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    ec2.associate_route_table(RouteTableId=table, SubnetId=public)
    group = ec2.create_security_group(GroupName="app", Description="app", VpcId=vpc)["GroupId"]
    ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[
        {"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "UserIdGroupPairs": [{"GroupId": group}]}])
    places.append((private, public, group))
for number in range(functions):
    private, public, group = places[number % vpcs]
    lam.create_function(
        FunctionName=f"function-{number}", Runtime="provided.al2023", Handler="bootstrap", Role=role, Code={"ZipFile": code.getvalue()},
        VpcConfig={"SubnetIds": [public if number % 3 == 0 else private], "SecurityGroupIds": [group]})
private, public, group = places[0]
rds.create_db_subnet_group(DBSubnetGroupName="data", DBSubnetGroupDescription="data", SubnetIds=[private, public])
rds.create_db_instance(
    DBInstanceIdentifier="orders", Engine="postgres", DBInstanceClass="db.t4g.micro", Port=5432, DBSubnetGroupName="data",
    VpcSecurityGroupIds=[group], MasterUsername="u", MasterUserPassword="a-password", AllocatedStorage=20)
elb.create_load_balancer(Name="shop", Subnets=[private, public], SecurityGroups=[group], Scheme="internal", Type="application")
