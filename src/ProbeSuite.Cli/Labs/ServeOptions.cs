using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using ProbeSuite.Lab.Serving;
using ProbeSuite.Targets;

namespace ProbeSuite.Cli.Labs;

/// <summary>Whether a lab is kept up after its first run, and how.</summary>
internal sealed class ServeOptions
{
    private const int UsualPort = 8484;

    private readonly Option<bool> _serve = new("--serve") { Description = "Keep the lab up: with its report in a browser, for orders from other terminals, and for the AWS CLI" };
    private readonly Option<int?> _port = new("--port") { Description = $"With --serve: the port on 127.0.0.1; {UsualPort} by default, 0 for any", HelpName = "N" };
    private readonly Option<string?> _every = new("--every") { Description = "With --serve: run again after this time, such as 5m; by default on request", HelpName = "TIME" };

    public void AddTo(Command command)
    {
        command.Add(_serve);
        command.Add(_port);
        command.Add(_every);
        command.Validators.Add(arguments =>
        {
            if (!IsAsked(arguments) && (arguments.GetValue(_port) is not null || arguments.GetValue(_every) is not null))
            {
                arguments.AddError("--port and --every go with --serve.");
            }
        });
    }

    /// <summary>Whether the lab is kept up.</summary>
    public bool IsAsked(CommandResult arguments) => arguments.GetValue(_serve);

    /// <summary>The time between runs; null for runs on request.</summary>
    /// <exception cref="UsageException">It is no time.</exception>
    public TimeSpan? Every(ParseResult arguments) => arguments.GetValue(_every) is not { } text ? null
        : Durations.TryParse(text, out var time) && time.TotalSeconds is >= 1 and <= 86_400 ? time
        : throw new UsageException($"--every {text}: write a time between 1s and 24h, such as 5m");

    /// <summary>The sockets by which the lab is reached from outside its sandbox, by the names that <see cref="LabServing"/> knows; none for a lab that is not kept up.</summary>
    /// <exception cref="UsageException">The port is taken.</exception>
    [SupportedOSPlatform("linux")]
    public IReadOnlyDictionary<string, Socket> Sockets(ParseResult arguments)
    {
        if (!IsAsked(arguments.CommandResult))
        {
            return new Dictionary<string, Socket>();
        }

        var port = arguments.GetValue(_port) ?? UsualPort;
        var web = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            web.Bind(new IPEndPoint(IPAddress.Loopback, port is >= 0 and <= 65535 ? port : throw new UsageException($"--port {port}: write a port between 0 and 65535")));
            web.Listen();
            return new Dictionary<string, Socket> { [LabServing.Web] = web, [LabServing.Control] = LabAddress.Own.Listen() };
        }
        catch (SocketException taken)
        {
            throw new UsageException($"port {port} of 127.0.0.1 cannot be had ({taken.Message}); choose another with --port");
        }
    }
}
