using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ProbeSuite.Hosting.Logging;

namespace ProbeSuite.Hosting.Tests.Logging;

public sealed class LogTests : IDisposable
{
    private readonly LinesOfLog _lines = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 250, TimeSpan.FromHours(1)));
    private readonly Log _log;

    public LogTests() => _log = _lines.Log(_clock);

    public void Dispose() => _lines.Dispose();

    [Fact]
    public void A_line_has_the_schema_of_Powertools()
    {
        _log.Context = new LambdaContext
        {
            AwsRequestId = "8476a536",
            Deadline = _clock.GetUtcNow(),
            Logger = _log,
            FunctionName = "probe",
            FunctionVersion = "$LATEST",
            InvokedFunctionArn = "arn:aws:lambda:eu-west-1:123456789012:function:probe",
            MemoryLimitInMB = 128,
            ColdStart = false,
            TraceId = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=1",
        };
        _log.LogWarning("Half the targets are silent.", ("silent", 3), ("share", 0.5), ("targets", (string[])["a", "b"]), ("gone", null));

        Assert.Equal(
            """
            {"level":"Warning","message":"Half the targets are silent.","timestamp":"2026-03-01T11:00:00.25Z","service":"tests","cold_start":false,"function_name":"probe","function_version":"$LATEST","function_memory_size":128,"function_arn":"arn:aws:lambda:eu-west-1:123456789012:function:probe","function_request_id":"8476a536","xray_trace_id":"1-5bef4de7-ad49b0e87f6ef6c87fc2e700","name":"ProbeSuite","silent":3,"share":0.5,"targets":["a","b"],"gone":null}

            """,
            _lines.Text);
    }

    [Fact]
    public void An_exception_is_an_object_with_its_causes()
    {
        _log.LogError(new InvalidOperationException("outer", new IOException("inner")), "failed");

        var exception = Assert.Single(_lines.Json).GetProperty("exception");
        Assert.Equal("System.InvalidOperationException", exception.GetProperty("type").GetString());
        Assert.Equal("outer", exception.GetProperty("message").GetString());
        Assert.Equal(JsonValueKind.Null, exception.GetProperty("stack_trace").ValueKind);
        Assert.Equal("System.IO.IOException", exception.GetProperty("inner_exception").GetProperty("type").GetString());
    }

    [Fact]
    public void Every_kind_of_value_is_written()
    {
        _log.LogInformation(
            "kinds",
            ("truth", true), ("long", 5_000_000_000), ("decimal", 1.5m), ("infinite", double.PositiveInfinity),
            ("moment", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.FromHours(2))), ("span", TimeSpan.FromSeconds(1.5)),
            ("enum", LogLevel.Error), ("address", System.Net.IPAddress.Loopback));

        Assert.EndsWith(
            "\"truth\":true,\"long\":5000000000,\"decimal\":1.5,\"infinite\":\"Infinity\",\"moment\":\"2025-12-31T22:00:00Z\","
            + "\"span\":\"00:00:01.5000000\",\"enum\":\"Error\",\"address\":\"127.0.0.1\"}\n",
            _lines.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_own_key_cannot_hide_a_key_of_the_schema()
    {
        _log.LogInformation("true", ("message", "false"), ("exception", "none"));

        var line = Assert.Single(_lines.Json);
        Assert.Equal("true", line.GetProperty("message").GetString());
        Assert.Equal("false", line.GetProperty("message_").GetString());
        Assert.Equal("none", line.GetProperty("exception_").GetString());
    }

    public static TheoryData<string> Hostile =>
    [
        "a\r\nb\u0000\u001b[31mc\u2028\u0085",
        "{\"level\":\"Critical\"}\n{\"level\":\"Critical\"}",
        "\ud83d\ude00 é →",
        "lone \ud83d surrogate",
        new string('\u0001', 1_000_000),
        string.Concat(Enumerable.Repeat("\ud83d\ude00", 100_000)),
        "x" + string.Concat(Enumerable.Repeat("\ud83d\ude00", 100_000)),
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Whatever_is_logged_is_one_valid_line_within_CloudWatch_s_limit(string text)
    {
        var keys = Enumerable.Range(0, 50).Select(number => ($"{text}{number}", (object?)text)).ToArray();
        Exception nested = new IOException(text);
        for (var depth = 0; depth < 1000; depth++)
        {
            nested = new IOException(text, nested);
        }

        _log.LogError(nested, text, keys);

        var message = Assert.Single(_lines.Json).GetProperty("message").GetString()!;
        Assert.Equal(text.StartsWith("lone", StringComparison.Ordinal), message.Contains('\ufffd'));
        Assert.True(Encoding.UTF8.GetByteCount(_lines.Text) <= 256 * 1024);
        Assert.DoesNotContain(_lines.Text[..^1], char.IsControl);
    }

    [Fact]
    public void Keys_that_found_no_room_are_counted()
    {
        var big = new string('x', LogLine.LongestText + 1);
        _log.LogInformation("big", [.. Enumerable.Range(0, 30).Select(number => ($"key{number}", (object?)big))]);

        var line = Assert.Single(_lines.Json);
        Assert.Equal(LogLine.LongestText + 1, line.GetProperty("key0").GetString()!.Length);
        Assert.EndsWith("…", line.GetProperty("key0").GetString(), StringComparison.Ordinal);
        var written = line.EnumerateObject().Count(property => property.Name.StartsWith("key", StringComparison.Ordinal)) - 1;
        Assert.Equal(30 - written, line.GetProperty("keys_left_out").GetInt32());
    }

    public static TheoryData<string?, string?, LogLevel> Thresholds => new()
    {
        { null, null, LogLevel.Information },
        { "TRACE", null, LogLevel.Trace },
        { "DEBUG", "Error", LogLevel.Debug },
        { "INFO", null, LogLevel.Information },
        { "WARN", null, LogLevel.Warning },
        { "FATAL", null, LogLevel.Critical },
        { null, "Critical", LogLevel.Critical },
        { null, "warning", LogLevel.Warning },
        { "loud", "Error", LogLevel.Error },
        { "", "", LogLevel.Information },
    };

    [Theory]
    [MemberData(nameof(Thresholds))]
    public void Level_comes_from_Lambda_and_then_from_Powertools(string? lambda, string? powertools, LogLevel expected)
    {
        var log = Log.FromEnvironment(
            name => name switch { "AWS_LAMBDA_LOG_LEVEL" => lambda, "POWERTOOLS_LOG_LEVEL" => powertools, _ => null },
            _clock,
            _lines.Output);

        foreach (var level in Enum.GetValues<LogLevel>())
        {
            log.Write(level, "said", null);
        }

        Assert.Equal(
            Enum.GetValues<LogLevel>().Where(level => level >= expected).Select(level => level.ToString()),
            _lines.Json.Select(line => line.GetProperty("level").GetString()));
        Assert.Equal("service_undefined", _lines.Json[0].GetProperty("service").GetString());
    }

    [Fact]
    public void A_failing_output_is_survived()
    {
        using var full = new FullDisk();
        new Log(LogLevel.Trace, "tests", _clock, new(() => full)).LogError("lost");
        Assert.Equal(1, full.Writes);
    }

    [Fact]
    public void A_line_is_one_write()
    {
        using var counted = new FullDisk { Full = false };
        new Log(LogLevel.Trace, "tests", _clock, new(() => counted)).LogError(new string('x', 100_000), ("key", new string('y', 100_000)));
        Assert.Equal(1, counted.Writes);
    }

    private sealed class FullDisk : MemoryStream
    {
        public bool Full { get; init; } = true;

        public int Writes { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Writes++;
            if (Full)
            {
                throw new IOException("No space left on device");
            }
        }
    }
}
