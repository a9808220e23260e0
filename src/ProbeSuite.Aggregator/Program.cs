using Amazon.EC2;
using Amazon.S3;
using Amazon.SimpleSystemsManagement;
using ProbeSuite.Aggregator;
using ProbeSuite.Aggregator.Probes;
using ProbeSuite.Aggregator.Targets;
using ProbeSuite.Aws.Lambda;
using ProbeSuite.Aws.Network;
using ProbeSuite.Aws.Sns;
using ProbeSuite.Aws.Targets;
using ProbeSuite.Hosting;

return LambdaBootstrap.Run(_ =>
{
    var settings = AggregatorSettings.Read(Environment.GetEnvironmentVariable);
    var (lambda, s3) = (new AmazonLambdaClient(), new AmazonS3Client());
    var function = new AggregatorFunction(
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
    return Task.FromResult<LambdaHandler>(function.HandleAsync);
});
