using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Amazon.Runtime;
using ProbeSuite.Aws.Sdk;

namespace ProbeSuite.Aws.Query;

/// <summary>A client for lists of a service that speaks AWS's query protocol: form fields in, XML out.</summary>
/// <seealso href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/Welcome.html"/>
public sealed class QueryClient : ServiceClient
{
    private readonly QueryConfig _config;

    /// <summary>A client with given credentials.</summary>
    public QueryClient(AWSCredentials credentials, QueryConfig config)
        : base(credentials, config) => _config = config;

    /// <summary>The word that permissions of the service begin with, <c>rds</c>.</summary>
    internal string Prefix => _config.RegionEndpointServiceName;

    /// <summary>What an action answers, page by page, without XML namespaces.</summary>
    /// <exception cref="QueryException">The service refused.</exception>
    internal IAsyncEnumerable<XElement> PagesAsync(string action, CancellationToken cancellation) => PagesAsync(action, null, cancellation);

    /// <summary>The same with one parameter.</summary>
    internal async IAsyncEnumerable<XElement> PagesAsync(string action, (string Name, string Value)? parameter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? marker = null;
        do
        {
            var request = new QueryRequest(action, _config.ServiceVersion, parameter, marker);
            var page = (await CallAsync<QueryRequest, QueryResponse>(request, QueryMarshalling.Marshall, QueryUnmarshaller.Instance, cancellation)).Result;
            yield return page;
            marker = page.Text("Marker") ?? page.Text("NextMarker");
        }
        while (marker is not null);
    }
}

/// <summary>How such a service is reached.</summary>
public sealed class QueryConfig : ServiceConfig
{
    private QueryConfig(string serviceId, string host, string version)
        : base(serviceId, host, version)
    {
    }

    /// <summary>Amazon RDS: DB instances and clusters.</summary>
    public static QueryConfig Rds() => new("RDS", "rds", "2014-10-31");

    /// <summary>Amazon ElastiCache.</summary>
    public static QueryConfig ElastiCache() => new("ElastiCache", "elasticache", "2015-02-02");

    /// <summary>Application, network and gateway load balancers.</summary>
    public static QueryConfig LoadBalancers() => new("Elastic Load Balancing v2", "elasticloadbalancing", "2015-12-01");

    /// <summary>Classic load balancers.</summary>
    public static QueryConfig ClassicLoadBalancers() => new("Elastic Load Balancing", "elasticloadbalancing", "2012-06-01");
}

/// <summary>A service refused a request; <see cref="AmazonServiceException.ErrorCode"/> says why.</summary>
public sealed class QueryException(
    string message, Exception? inner, ErrorType type, string code, string requestId, System.Net.HttpStatusCode status)
    : AmazonServiceException(message, inner, type, code, requestId, status);
