using System.Net;

namespace ProbeSuite.Topology.Saved.Anonymous;

public class AddressDisguiseTests
{
    private static readonly AddressDisguise Disguise = new([1, 2, 3, 4]);

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.253")]
    [InlineData("93.184.216.34")]
    [InlineData("fd00:ec2::253")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("0.0.0.0")]
    public void Addresses_that_everybody_has_stay(string address) =>
        Assert.Equal(address, $"{Disguise.Of(IPAddress.Parse(address))}");

    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("10.0.0.0/8")]
    [InlineData("::/0")]
    public void Blocks_that_everybody_has_stay(string block) =>
        Assert.Equal(block, $"{Disguise.Of(IPNetwork.Parse(block))}");

    [Theory]
    [InlineData("52.95.110.1")]
    [InlineData("18.200.1.7")]
    [InlineData("203.113.7.9")]
    [InlineData("2a05:d018:1::5")]
    public void Public_addresses_change_by_the_key(string address)
    {
        var own = IPAddress.Parse(address);

        Assert.NotEqual(own, Disguise.Of(own));
        Assert.NotEqual(Disguise.Of(own), new AddressDisguise([9]).Of(own));
        Assert.Equal(Disguise.Of(own), new AddressDisguise([1, 2, 3, 4]).Of(own));
    }

    [Fact]
    public void What_shares_a_block_shares_one_afterwards_and_nothing_else_does()
    {
        var random = new Random(20_261_125);
        for (var round = 0; round < 2000; round++)
        {
            var (one, other) = (Random(random), Random(random));
            var (length, bytes) = (random.Next(33), one.GetAddressBytes());
            for (var bit = 0; bit < length; bit++)
            {
                var mask = (byte)(0x80 >> (bit % 8));
                bytes[bit / 8] = (byte)((bytes[bit / 8] & ~mask) | (other.GetAddressBytes()[bit / 8] & mask));
            }

            var near = new IPAddress(bytes);
            Assert.Equal(Common(near, other), Common(Disguise.Of(near), Disguise.Of(other)));
            var block = Cidr.Parse($"{other}/{length}")!.Value;
            Assert.Equal(block.Contains(near), Disguise.Of(block).Contains(Disguise.Of(near)));
        }
    }

    private static IPAddress Random(Random random)
    {
        var bytes = new byte[4];
        random.NextBytes(bytes);
        return new(bytes);
    }

    private static int Common(IPAddress one, IPAddress other)
    {
        var (a, b) = (one.GetAddressBytes(), other.GetAddressBytes());
        return Enumerable.Range(0, 32).TakeWhile(bit => ((a[bit / 8] ^ b[bit / 8]) & (0x80 >> (bit % 8))) == 0).Count();
    }
}
