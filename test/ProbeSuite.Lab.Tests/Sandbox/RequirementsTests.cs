using ProbeSuite.Lab.Sandbox;

namespace ProbeSuite.Lab.Tests.Sandbox;

public class RequirementsTests
{
    [Theory]
    [InlineData("kernel.apparmor_restrict_unprivileged_userns", "1", "the kernel forbids the lab's namespaces: run \"sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\", or run the lab as root")]
    [InlineData("kernel.unprivileged_userns_clone", "0", "the kernel forbids the lab's namespaces: run \"sudo sysctl -w kernel.unprivileged_userns_clone=1\", or run the lab as root")]
    [InlineData("user.max_user_namespaces", "0", "the kernel forbids the lab's namespaces: run \"sudo sysctl -w user.max_user_namespaces=10000\", or run the lab as root")]
    [InlineData("user.max_user_namespaces", "5000", "the kernel refuses the lab's namespaces (unshare failed: Operation not permitted): run the lab as root, and in a container with --privileged")]
    public void A_refusal_says_what_to_allow(string setting, string value, string sentence) =>
        Assert.Equal(sentence, Requirements.Refusal("unshare failed: Operation not permitted", name => name == setting ? value : null));

    [Fact]
    public void A_missing_program_is_named_with_its_package()
    {
        Assert.Null(Requirements.Find("no-such-program"));
        Assert.NotNull(Requirements.Find("ip"));

        Assert.Equal("the lab needs no-such-ip and no-such-nft: install the packages iproute2 and nftables",
            Assert.Throws<SandboxException>(() => Requirements.CheckPrograms(("no-such-ip", "iproute2"), ("no-such-nft", "nftables"))).Message);
    }
}
