using ProbeSuite.Hosting;
using ProbeSuite.Hosting.Tests.Function;

return LambdaBootstrap.Run(_ => Environment.GetEnvironmentVariable("REFUSE_TO_START") is { } reason
    ? throw new InvalidOperationException(reason)
    : Task.FromResult(JsonHandler.Of<Order, Answer>(Orders.FollowAsync, Wire.Default.Order, Wire.Default.Answer)));
