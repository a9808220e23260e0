using Amazon;
using Amazon.Runtime;
using ProbeSuite.Aws.Sdk;

namespace ProbeSuite.Aws.Tests.Sdk;

public class ServiceEndpointTests
{
    [Theory]
    [InlineData("https://lambda.eu-west-1.amazonaws.com", "eu-west-1", false, false)]
    [InlineData("https://lambda-fips.us-east-1.amazonaws.com", "us-east-1", true, false)]
    [InlineData("https://lambda.eu-west-1.api.aws", "eu-west-1", false, true)]
    [InlineData("https://lambda.cn-north-1.amazonaws.com.cn", "cn-north-1", false, false)]            // another partition, another suffix
    [InlineData("https://lambda.cn-north-1.api.amazonwebservices.com.cn", "cn-north-1", false, true)]
    public void Every_Region_has_its_host(string url, string region, bool fips, bool dualStack)
    {
        var parameters = new ServiceEndpointParameters { Region = RegionEndpoint.GetBySystemName(region), Fips = fips, DualStack = dualStack };

        Assert.Equal(url, new ServiceEndpointProvider("lambda").ResolveEndpoint(parameters).URL);
    }

    [Fact]
    public void A_configured_address_goes_before_the_Regions()
    {
        var parameters = new ServiceEndpointParameters { Url = "http://127.0.0.1:4000/", Region = RegionEndpoint.EUWest1 };

        Assert.Equal("http://127.0.0.1:4000/", new ServiceEndpointProvider("sns").ResolveEndpoint(parameters).URL);
    }

    [Fact]
    public void Without_a_Region_the_message_names_the_variable() =>
        Assert.Contains("AWS_REGION", Assert.Throws<AmazonClientException>(
            () => new ServiceEndpointProvider("sns").ResolveEndpoint(new ServiceEndpointParameters())).Message, StringComparison.Ordinal);
}
