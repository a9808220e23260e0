using System.Globalization;
using System.Net;
using System.Web;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Comparison;

namespace ProbeSuite.Aws.Tests.Reports;

public class ReportPagesTests(MotoServer moto)
{
    private static readonly RunFacts Run = new() { Id = "one", StartedAt = new(2026, 2, 28, 6, 0, 0, TimeSpan.Zero), Trigger = "schedule", SuiteVersion = "0.1.0" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_lies_beside_its_JSON_and_a_browser_shows_it()
    {
        using var s3 = moto.S3;
        var bucket = await moto.CreateBucketAsync();
        await new ReportPages(s3, bucket).WriteAsync(Run, "<p>✓</p>", Cancellation);

        using var page = await s3.GetObjectAsync(bucket, "reports/2026/02/28/one.html", Cancellation);
        using var text = new StreamReader(page.ResponseStream);

        Assert.Equal("<p>✓</p>", await text.ReadToEndAsync(Cancellation));
        Assert.Equal(("text/html; charset=utf-8", "inline"), (page.Headers.ContentType, page.Headers.ContentDisposition));
    }

    [Fact]
    public async Task A_presigned_link_opens_the_page_without_credentials()
    {
        using var s3 = moto.S3;
        var pages = new ReportPages(s3, await moto.CreateBucketAsync());
        await pages.WriteAsync(Run, "<p>page</p>", Cancellation);

        var until = TimeProvider.System.GetUtcNow().AddHours(12);
        var link = await pages.PresignAsync(Run, until);
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(link.Replace("https://", "http://", StringComparison.Ordinal)), Cancellation);

        Assert.Equal((HttpStatusCode.OK, "<p>page</p>"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation)));
        Assert.InRange(EndOf(link), until.AddSeconds(-1), until.AddSeconds(1));
    }

    [Theory]
    [InlineData("eu-west-1", "https://eu-west-1.console.aws.amazon.com/s3/object/suite?region=eu-west-1&prefix=reports%2F2026%2F02%2F28%2Fone.html")]
    [InlineData("cn-north-1", "https://cn-north-1.console.amazonaws.cn/s3/object/suite?region=cn-north-1&prefix=reports%2F2026%2F02%2F28%2Fone.html")]
    [InlineData("us-gov-west-1", "https://us-gov-west-1.console.amazonaws-us-gov.com/s3/object/suite?region=us-gov-west-1&prefix=reports%2F2026%2F02%2F28%2Fone.html")]
    public void The_console_has_a_host_for_each_partition(string region, string link)
    {
        using var s3 = moto.S3;

        Assert.Equal(link, new ReportPages(s3, "suite").InConsole(Run, region));
    }

    // The SDK reckons with the server's clock, which answers tell in whole seconds: both numbers shift, their sum stays.
    private static DateTimeOffset EndOf(string link)
    {
        var query = HttpUtility.ParseQueryString(new Uri(link).Query);
        return DateTimeOffset.ParseExact(query["X-Amz-Date"]!, "yyyyMMdd'T'HHmmss'Z'", null, DateTimeStyles.AssumeUniversal)
            .AddSeconds(int.Parse(query["X-Amz-Expires"]!));
    }
}
