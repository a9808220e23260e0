using ProbeSuite.Targets;

namespace ProbeSuite.Lab.Tests.Causes;

/// <summary>
/// Side by side with another prober, from the same namespaces, on the same targets: where it succeeds, a check is
/// connected or answered, and nowhere else. It cannot say why, so no more can be compared. Left out are the protocols
/// that it does not speak (S3, MySQL, NTP), families, which it chooses elsewhere, and a name without addresses, which to
/// it is a success.
/// </summary>
[Collection(nameof(Running.WholeLabs))]
public sealed class BlackboxTests(CauseWorld world) : IClassFixture<CauseWorld>
{
    [Theory]
    [InlineData("no-vpc")]
    [InlineData("private")]
    [InlineData("public")]
    [InlineData("endpoint")]
    public async Task It_comes_to_the_same_verdicts(string placement)
    {
        string[] urls =
        [
            .. new[] { "web", "server" }.SelectMany(host => Cause.All.Select(cause => cause.UrlOf(host))),
            .. Cause.OfNames.Select(cause => cause.Url),
        ];
        string[] compared = [.. urls.Where(url => !url.Contains('?', StringComparison.Ordinal) && url is not ("dns://nodata.test" or "https://self.test/")
            && Target.Parse(url).Kind is TargetKind.Http or TargetKind.Https or TargetKind.Tcp or TargetKind.Tls or TargetKind.Dns)];
        var resolver = world.Network.Plan.Environments.First(site => site.PlacementName == placement).NameServers[0];
        await using var exporter = await BlackboxExporter.StartAsync(
            world.Network.Namespaces, world.NamespaceOf(placement), world.RootFile, compared.Where(IsDns).Select(url => Target.Parse(url).Host));

        var ours = await world.CheckAsync(placement, compared);
        var theirs = await Task.WhenAll(compared.Select(ProbeAsync));

        Assert.Equal(
            string.Join('\n', compared.Zip(theirs, (url, success) => $"{url}: {success}")),
            string.Join('\n', compared.Zip(ours, (url, seen) => $"{url}: {seen[(url.Length + 2)..].Split(' ')[0] is "connected" or "answered"}")));
        Assert.Contains(true, theirs);
        Assert.Contains(false, theirs);

        Task<bool> ProbeAsync(string url)
        {
            var target = Target.Parse(url);
            return target.Kind switch
            {
                TargetKind.Dns => exporter.ProbeAsync(target.Host, $"{resolver}:53"),
                TargetKind.Tcp or TargetKind.Tls => exporter.ProbeAsync(target.Kind.ToString().ToLowerInvariant(), url.Split("://")[1]),
                _ => exporter.ProbeAsync("http", url),
            };
        }
    }

    private static bool IsDns(string url) => url.StartsWith("dns:", StringComparison.Ordinal);
}
