using System.Net;
using ProbeSuite.Checks;

namespace ProbeSuite.Tests.Checks;

public class AnswerClassTests
{
    [Theory]
    [InlineData("sqs.eu-west-1.amazonaws.com", "10.0.1.7", AnswerClass.VpcEndpoint)]
    [InlineData("bucket.s3.eu-west-1.amazonaws.com", "10.0.1.7", AnswerClass.VpcEndpoint)]
    [InlineData("orders.x.eu-west-1.rds.amazonaws.com", "10.0.1.7", AnswerClass.Private)]
    [InlineData("eu-west-1.amazonaws.com", "10.0.1.7", AnswerClass.Private)]     // no service at all
    [InlineData("sqs.eu-west-1.amazonaws.com", "52.0.0.1", AnswerClass.Public)]
    public void A_name_and_its_address_tell_who_answered(string name, string address, AnswerClass told) =>
        Assert.Equal(told, AnswerClasses.Of([name], [IPAddress.Parse(address)]));
}
