using ProbeSuite.Aws.Reports;
using ProbeSuite.Comparison;

namespace ProbeSuite.Aws.Tests.Reports;

public class HistoryStoreTests(MotoServer moto)
{
    private static readonly DateTimeOffset Morning = new(2026, 2, 28, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_bucket_has_an_empty_history()
    {
        using var s3 = moto.S3;

        var none = await new HistoryStore(s3, await moto.CreateBucketAsync()).ReadAsync(Cancellation);

        Assert.Equal((0, null, null), (none.History.Runs.Count, none.Problem, none.ETag));
    }

    // Three that saw the same: two of them lose a race at least once.
    [Fact]
    public async Task Of_runs_that_end_at_once_none_is_lost()
    {
        using var s3 = moto.S3;
        var store = new HistoryStore(s3, await moto.CreateBucketAsync());
        var seen = await store.ReadAsync(Cancellation);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(minute => store.AddAsync(Report(minute), seen, Cancellation)));

        Assert.Equal(["run-0", "run-1", "run-2"], (await store.ReadAsync(Cancellation)).History.Runs.Select(run => run.Id));
    }

    [Fact]
    public async Task A_history_that_is_none_says_so_and_is_replaced()
    {
        using var s3 = moto.S3;
        var bucket = await moto.CreateBucketAsync();
        var store = new HistoryStore(s3, bucket);
        await s3.PutObjectAsync(new() { BucketName = bucket, Key = HistoryStore.Key, ContentBody = "{\"version\":99}" }, Cancellation);

        var spoilt = await store.ReadAsync(Cancellation);
        await store.AddAsync(Report(0), spoilt, Cancellation);

        Assert.Equal("reports/history.json is no history of runs: it is of version 99, and this suite knows version 1. It begins anew with this run.", spoilt.Problem);
        Assert.Null((await store.ReadAsync(Cancellation)).Problem);
    }

    private static Report Report(int minute) => new()
    {
        Run = new() { Id = $"run-{minute}", StartedAt = Morning.AddMinutes(minute), Trigger = "schedule", SuiteVersion = "0" },
        Summary = Summary.Of([]),
        Placements = [],
        Targets = [],
        Cells = [],
    };
}
