using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using ProbeSuite.Lab.Services.Ec2;

namespace ProbeSuite.Lab.Faults;

/// <summary>Services that refuse the suite itself, its roles, or everybody; and one that is slow.</summary>
internal static class ServiceFaults
{
    private static readonly TimeSpan TooLong = TimeSpan.FromMinutes(5);

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("iam", "the probes' roles lost s3:GetObject on the bucket's plain object", "s3:GetObject", """
            no-vpc s3-read: open as predicted, denied
            private-subnet s3-read: open as predicted, denied
            endpoint s3-read: open as predicted, denied
            """)
        {
            Answers = (context, _) => RefuseAsync(
                context, ServiceCalls.Is(context, "s3") && context.Request.Method == HttpMethods.Get && context.Request.Path.Value!.Contains("probe/", StringComparison.Ordinal),
                new XElement("Error", new XElement("Code", "AccessDenied"),
                    new XElement("Message", $"User: {ServiceCalls.Caller} is not authorized to perform: s3:GetObject because no identity-based policy allows the s3:GetObject action"))),
        },

        new("sns", "the aggregator may no longer publish to its topic", "sns:Publish", """
            problem sns:Publish
            """)
        {
            Answers = async (context, _) => await RefuseAsync(
                context, ServiceCalls.Is(context, "sns") && await ServiceCalls.ActionAsync(context) is "Publish",
                new XElement("ErrorResponse", new XElement("Error", new XElement("Type", "Sender"), new XElement("Code", "AuthorizationError"),
                    new XElement("Message", $"User: {ServiceCalls.Caller} is not authorized to perform: SNS:Publish because no identity-based policy allows the SNS:Publish action")))),
        },

        new("ssm", "the parameter with the targets was deleted", "/probesuite/targets", """
            no report: There is no parameter /probesuite/targets
            """)
        {
            Answers = async (context, _) =>
            {
                if (!ServiceCalls.Is(context, "ssm") || context.Request.Headers["X-Amz-Target"] != "AmazonSSM.GetParameter")
                {
                    return false;
                }

                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                context.Response.ContentType = "application/x-amz-json-1.1";
                await context.Response.WriteAsync("""{"__type":"ParameterNotFound","message":""}""", context.RequestAborted);
                return true;
            },
        },

        new("ec2-permission", "the aggregator may no longer describe route tables", "ec2:DescribeRouteTables", """
            private-subnet internet egress-address s3-read sqs database: unknown, answered, UNKNOWN_RESOURCE
            private-subnet s3: unknown, denied, UNKNOWN_RESOURCE
            public-subnet internet egress-address s3 s3-read inbound: unknown, silent, UNKNOWN_RESOURCE
            public-subnet sqs database: unknown, answered, UNKNOWN_RESOURCE
            endpoint internet egress-address inbound: unknown, silent, UNKNOWN_RESOURCE
            endpoint s3: unknown, answered, vpc endpoint, UNKNOWN_RESOURCE
            endpoint s3-read database: unknown, answered, UNKNOWN_RESOURCE
            law attaching-removes-internet: not exercised
            law private-subnet-with-nat-reaches-internet: not exercised
            law nat-egress-address-is-static: not exercised
            law public-subnet-gives-no-internet: not exercised
            law gateway-endpoint-needs-no-internet: not exercised
            no finding gateway-endpoint-not-in-route-table rtb-PublicRouteTable
            no finding function-in-public-subnet probesuite-public-subnet
            no finding gateway-endpoint-not-in-route-table rtb-PrivateRouteTable
            no finding nat-gateway-without-gateway-endpoint vpc-Vpc
            problem ec2:DescribeRouteTables
            """)
        {
            Answers = async (context, _) => await RefuseAsync(
                context, ServiceCalls.Is(context, "ec2") && await ServiceCalls.ActionAsync(context) is "DescribeRouteTables",
                Ec2Xml.Error("UnauthorizedOperation", $"You are not authorized to perform this operation. User: {ServiceCalls.Caller} is not authorized to perform: ec2:DescribeRouteTables because no identity-based policy allows the ec2:DescribeRouteTables action")),
        },

        new("slow", "public hosts that are not AWS's take a connection, and minutes to answer", "then nothing came", """
            no-vpc internet: open as predicted, silent
            private-subnet internet: open as predicted, silent
            """)
        {
            Answers = async (context, _) =>
            {
                if (ServiceCalls.IsOfAws(context))
                {
                    return false;
                }

                await Task.Delay(TooLong, TimeProvider.System, context.RequestAborted);
                return false;
            },
        },
    ];

    private static async ValueTask<bool> RefuseAsync(HttpContext context, bool refuses, XElement body)
    {
        if (refuses)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.ContentType = "text/xml";
            await context.Response.WriteAsync($"{body}", context.RequestAborted);
        }

        return refuses;
    }
}
