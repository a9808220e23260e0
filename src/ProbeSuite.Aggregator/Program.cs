using Amazon.EC2;
using Amazon.S3;
using Amazon.SimpleSystemsManagement;
using ProbeSuite.Aggregator;
using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Aggregator.Targets;
using ProbeSuite.Aggregator.Widgets;
using ProbeSuite.Aws.Lambda;
using ProbeSuite.Aws.Network;
using ProbeSuite.Aws.Reports;
using ProbeSuite.Aws.Sns;
using ProbeSuite.Aws.Targets;
using ProbeSuite.Hosting;

// One program, two functions: the environment says which.
return LambdaBootstrap.Run(_ => Task.FromResult<LambdaHandler>(
    WidgetSettings.Read(Environment.GetEnvironmentVariable) is { } widget
        ? OfWidget(widget).HandleAsync
        : OfAggregator(AggregatorSettings.Read(Environment.GetEnvironmentVariable)).HandleAsync));

static WidgetFunction OfWidget(WidgetSettings settings) => new(
    settings,
    new ReportStore(new AmazonS3Client(), settings.Bucket),
    new AggregatorCall(new AmazonLambdaClient(), settings.Aggregator));

static AggregatorFunction OfAggregator(AggregatorSettings settings)
{
    var (lambda, s3) = (new AmazonLambdaClient(), new AmazonS3Client());
    return new(
        settings,
        new(
            new TargetsParameter(new AmazonSimpleSystemsManagementClient(), settings.TargetsParameter),
            new NetworkReader(new AmazonEC2Client(NetworkReader.ClientConfig()), TimeProvider.System).ReadAsync,
            new FunctionReader(lambda),
            new ProbeInvoker(lambda),
            PublicNames.OfSystem)
        {
            Proofs = new(s3, settings.Bucket),
        },
        new(settings, new(s3, settings.Bucket), new(s3, settings.Bucket), new(s3, settings.Bucket), new AmazonSimpleNotificationServiceClient(), TimeProvider.System),
        TimeProvider.System);
}
