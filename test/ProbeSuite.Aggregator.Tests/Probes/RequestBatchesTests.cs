using System.Text.Json;
using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Wire;

namespace ProbeSuite.Aggregator.Tests.Probes;

public class RequestBatchesTests
{
    [Theory]
    [InlineData(0, new int[0])]
    [InlineData(1, new[] { 1 })]
    [InlineData(1000, new[] { 1000 })]
    [InlineData(1001, new[] { 1000, 1 })]
    [InlineData(2500, new[] { 1000, 1000, 500 })]
    public void A_batch_holds_a_thousand_targets(int targets, int[] batches) =>
        Assert.Equal(batches, RequestBatches.Of(Some(targets, 20)).Select(batch => batch.Count));

    [Fact]
    public void A_batch_holds_so_many_bytes_and_the_order_stays()
    {
        var targets = Some(900, 1000).ToArray();

        var batches = RequestBatches.Of(targets);

        Assert.All(batches, batch => Assert.InRange(
            JsonSerializer.SerializeToUtf8Bytes(new ProbeRequest { Targets = batch }, WireContext.Default.ProbeRequest).Length, 1, RequestBatches.MostBytes + 200));
        Assert.Equal(5, batches.Count);
        Assert.Equal(targets, batches.SelectMany(batch => batch));
    }

    private static IEnumerable<TargetEntry> Some(int count, int length) =>
        Enumerable.Range(0, count).Select(number => new TargetEntry($"t{number}", $"https://example.com/{new string('x', length)}"));
}
