using System.Text.Json.Nodes;
using ProbeSuite.Lab.Environments;

namespace ProbeSuite.Lab.Services.Lambda;

/// <summary>Functions as the Lambda API describes them.</summary>
/// <seealso href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html"/>
internal static class FunctionDescription
{
    /// <summary>The body of <c>GetFunctionConfiguration</c>.</summary>
    public static JsonObject Configuration(LabFunction function, DateTimeOffset deployed)
    {
        var body = new JsonObject
        {
            ["FunctionName"] = function.Name,
            ["FunctionArn"] = function.Arn,
            ["Runtime"] = function.Runtime,
            ["Role"] = function.Role,
            ["Handler"] = function.Handler,
            ["CodeSize"] = function.Program is { } program ? new FileInfo(program).Length : 0,
            ["Description"] = "",
            ["Timeout"] = function.TimeoutSeconds,
            ["MemorySize"] = function.MemoryMb,
            ["LastModified"] = deployed.ToString("yyyy-MM-dd'T'HH:mm:ss.fff+0000", System.Globalization.CultureInfo.InvariantCulture),
            ["Version"] = "$LATEST",
            ["VpcConfig"] = new JsonObject
            {
                ["SubnetIds"] = Strings(function.Placement.SubnetIds),
                ["SecurityGroupIds"] = Strings(function.Placement.SecurityGroupIds),
                ["VpcId"] = function.Placement.VpcId ?? "",
                ["Ipv6AllowedForDualStack"] = function.Placement.Ipv6AllowedForDualStack,
            },
            ["TracingConfig"] = new JsonObject { ["Mode"] = "PassThrough" },
            ["State"] = "Active",
            ["LastUpdateStatus"] = "Successful",
            ["PackageType"] = "Zip",
            ["Architectures"] = Strings(["x86_64"]),
            ["EphemeralStorage"] = new JsonObject { ["Size"] = 512 },
            ["LoggingConfig"] = new JsonObject { ["LogFormat"] = "Text", ["LogGroup"] = function.LogGroup },
        };
        if (function.Variables.Count > 0)
        {
            body["Environment"] = new JsonObject { ["Variables"] = Texts(function.Variables) };
        }

        return body;
    }

    /// <summary>The body of <c>GetFunction</c>.</summary>
    public static JsonObject Whole(LabFunction function, DateTimeOffset deployed)
    {
        var body = new JsonObject
        {
            ["Configuration"] = Configuration(function, deployed),
            ["Code"] = new JsonObject { ["RepositoryType"] = "S3" },
        };
        if (function.Tags.Count > 0)
        {
            body["Tags"] = Texts(function.Tags);
        }

        if (function.ReservedConcurrency is { } reserved)
        {
            body["Concurrency"] = new JsonObject { ["ReservedConcurrentExecutions"] = reserved };
        }

        return body;
    }

    /// <summary>The body of <c>ListTags</c>.</summary>
    public static JsonObject TagsOf(LabFunction function) => new() { ["Tags"] = Texts(function.Tags) };

    private static JsonArray Strings(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode?)text)];

    private static JsonObject Texts(IReadOnlyDictionary<string, string> texts) =>
        new(texts.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
