namespace ProbeSuite.Topology;

public class CidrTests
{
    [Theory]
    [InlineData("10.0.0.0/16", "10.0.0.0/16")]
    [InlineData("10.0.5.9/16", "10.0.0.0/16")]        // host bits are cleared
    [InlineData("10.0.5.9", "10.0.5.9/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("10.255.255.255/9", "10.128.0.0/9")]  // inside a byte
    [InlineData("2a05:d018::1/56", "2a05:d018::/56")]
    [InlineData("::1", "::1/128")]
    [InlineData("10.0.0.0/33", null)]
    [InlineData("10.0.0.0/-1", null)]
    [InlineData("10.0.0.0/16/24", null)]
    [InlineData("10.0/16", null)]                     // a short form: 10.0.0.0 or 10.0.0.0?
    [InlineData("010.0.0.1/8", null)]                 // octal for some
    [InlineData("fe80::1%eth0/64", null)]
    [InlineData("[::1]", null)]
    [InlineData("", null)]
    [InlineData("sg-1", null)]
    public void A_block_is_what_AWS_makes_of_it(string text, string? block) => Assert.Equal(block, Cidr.Parse(text)?.ToString());
}
