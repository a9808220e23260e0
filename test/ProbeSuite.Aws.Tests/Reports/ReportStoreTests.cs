using ProbeSuite.Aws.Reports;
using ProbeSuite.Comparison;

namespace ProbeSuite.Aws.Tests.Reports;

public class ReportStoreTests(MotoServer moto)
{
    private static readonly DateTimeOffset Morning = new(2026, 2, 28, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_report_lies_under_its_day_in_UTC() =>
        Assert.Equal("reports/2026/02/28/early.json", ReportStore.KeyOf(Run("early", Morning.ToOffset(TimeSpan.FromHours(-8)))));

    [Fact]
    public async Task A_new_bucket_has_no_latest_report()
    {
        using var s3 = moto.S3;

        Assert.Null(await new ReportStore(s3, await moto.CreateBucketAsync()).ReadLatestAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_written_is_read()
    {
        using var s3 = moto.S3;
        var bucket = await moto.CreateBucketAsync();
        var store = new ReportStore(s3, bucket);

        await store.WriteAsync(Report("one", Morning), Cancellation);
        Assert.True(await store.WriteLatestAsync(Report("one", Morning), Morning, null, Cancellation));

        var latest = await store.ReadLatestAsync(Cancellation);
        Assert.Equal("one", latest?.Report?.Run.Id);
        Assert.Equal(Morning, latest?.PublishedAt);
        using var own = await s3.GetObjectAsync(bucket, "reports/2026/02/28/one.json", Cancellation);
        Assert.Equal("application/json", own.Headers.ContentType);
    }

    [Theory]
    [InlineData("early", "late")]
    [InlineData("late", "early")]       // the run that began first ends last
    public async Task Of_two_runs_that_saw_the_same_the_later_one_stays(string first, string second)
    {
        using var s3 = moto.S3;
        var store = new ReportStore(s3, await moto.CreateBucketAsync());
        var starts = new Dictionary<string, DateTimeOffset> { ["early"] = Morning, ["late"] = Morning.AddMinutes(1) };

        await store.WriteLatestAsync(Report(first, starts[first]), null, null, Cancellation);
        var written = await store.WriteLatestAsync(Report(second, starts[second]), null, null, Cancellation);

        Assert.Equal(second == "late", written);
        Assert.Equal("late", (await store.ReadLatestAsync(Cancellation))?.Report?.Run.Id);
    }

    [Fact]
    public async Task Many_runs_at_once_leave_the_last_begun()
    {
        using var s3 = moto.S3;
        var store = new ReportStore(s3, await moto.CreateBucketAsync());

        var written = await Task.WhenAll(Enumerable.Range(0, 4).Select(minute =>
            store.WriteLatestAsync(Report($"run-{minute}", Morning.AddMinutes(minute)), null, null, Cancellation)));

        Assert.True(written[3]);
        Assert.Equal("run-3", (await store.ReadLatestAsync(Cancellation))?.Report?.Run.Id);
    }

    [Fact]
    public async Task The_last_message_is_remembered_by_runs_that_send_none()
    {
        using var s3 = moto.S3;
        var store = new ReportStore(s3, await moto.CreateBucketAsync());
        await store.WriteLatestAsync(Report("sent", Morning), Morning, null, Cancellation);

        await store.WriteLatestAsync(Report("quiet", Morning.AddHours(1)), null, await store.ReadLatestAsync(Cancellation), Cancellation);

        Assert.Equal(("quiet", Morning), await store.ReadLatestAsync(Cancellation) is { } latest ? (latest.Report!.Run.Id, latest.PublishedAt) : default);
    }

    [Fact]
    public async Task A_latest_report_that_is_none_is_replaced()
    {
        using var s3 = moto.S3;
        var bucket = await moto.CreateBucketAsync();
        var store = new ReportStore(s3, bucket);
        await s3.PutObjectAsync(new() { BucketName = bucket, Key = "reports/latest.json", ContentBody = "{\"by\":\"hand\"}" }, Cancellation);

        var spoilt = await store.ReadLatestAsync(Cancellation);
        await store.WriteLatestAsync(Report("good", Morning), null, spoilt, Cancellation);

        Assert.Null(spoilt?.Report);
        Assert.Equal("good", (await store.ReadLatestAsync(Cancellation))?.Report?.Run.Id);
    }

    private static Report Report(string id, DateTimeOffset startedAt) =>
        new() { Run = Run(id, startedAt), Summary = Summary.Of([]), Placements = [], Targets = [], Cells = [] };

    private static RunFacts Run(string id, DateTimeOffset startedAt) =>
        new() { Id = id, StartedAt = startedAt, Trigger = "schedule", SuiteVersion = "0" };
}
