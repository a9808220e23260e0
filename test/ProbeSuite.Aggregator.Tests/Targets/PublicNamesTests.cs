using System.Net;
using System.Net.Sockets;
using ProbeSuite.Aggregator.Targets;
using ProbeSuite.Targets;

namespace ProbeSuite.Aggregator.Tests.Targets;

public class PublicNamesTests
{
    [Fact]
    public async Task Names_are_asked_once_and_those_that_fail_are_left_out()
    {
        var asked = new List<string>();
        var names = new PublicNames((name, _) =>
        {
            lock (asked)
            {
                asked.Add(name);
            }

            return name == "a.org" ? Task.FromResult<IPAddress[]>([IPAddress.Parse("192.0.2.1")]) : Task.FromException<IPAddress[]>(new SocketException());
        });

        var found = await names.ResolveAsync(
            [.. new[] { "https://a.org/", "tcp://a.org:80", "tcp://b.org:80", "tcp://10.0.0.1:80", "s3://bucket/key", "aws://sqs", "resource://x" }.Select(url => Target.Parse(url))],
            TestContext.Current.CancellationToken);

        Assert.Equal(["a.org", "b.org"], asked.Order());
        Assert.Equal("192.0.2.1", Assert.Single(Assert.Single(found).Value).ToString());
    }

    [Fact]
    public async Task A_silent_resolver_costs_no_more_than_the_time_that_is_left()
    {
        using var end = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var names = new PublicNames((_, _) => new TaskCompletionSource<IPAddress[]>().Task);

        Assert.Empty(await names.ResolveAsync([Target.Parse("https://a.org/")], end.Token));
    }
}
