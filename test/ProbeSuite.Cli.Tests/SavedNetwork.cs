using ProbeSuite.Reachability.Text;
using ProbeSuite.Topology;
using ProbeSuite.Topology.Saved;

namespace ProbeSuite.Cli;

/// <summary>A folder with a saved network and room for other files, gone with the test.</summary>
internal sealed class SavedNetwork : IDisposable
{
    private const string Text = """
        vpc    vpc-a          10.0.0.0/16
        igw    igw-a          vpc-a
        subnet subnet-private vpc-a 10.0.1.0/24 zone=a
        subnet subnet-public  vpc-a 10.0.2.0/24 zone=a
        subnet subnet-data    vpc-a 10.0.4.0/24 zone=b
        table  rtb-main       vpc-a : 10.0.0.0/16 local
        table  rtb-private    vpc-a on=subnet-private : 10.0.0.0/16 local; 0.0.0.0/0 nat-a
        table  rtb-public     vpc-a on=subnet-public : 10.0.0.0/16 local; 0.0.0.0/0 igw-a
        acl    acl-a          vpc-a : in 100 allow all 0.0.0.0/0; out 100 allow all 0.0.0.0/0
        group  sg-fn          vpc-a : out all 0.0.0.0/0
        group  sg-db          vpc-a : in tcp 5432 sg-fn
        nat    nat-a          vpc-a in=subnet-public lends=10.0.2.4~52.0.0.1
        list   pl-none        10.99.0.0/16
        endpoint vpce-sqs     vpc-a interface sqs enis=eni-sqs groups=sg-fn
        eni    eni-fn         subnet-private 10.0.1.10 sg-fn type=lambda
        eni    eni-web        subnet-public 10.0.2.10 sg-fn type=lambda
        eni    eni-sqs        subnet-data 10.0.4.20 sg-fn type=vpc_endpoint
        eni    eni-db         subnet-data 10.0.4.10 sg-db about=RDSNetworkInterface
        db     orders-db      subnet-data sg-db
        eip    52.0.0.1       eni-nat 10.0.2.4
        eip    52.0.0.9
        function orders       in=subnet-private groups=sg-fn
        function web          in=subnet-public groups=sg-fn
        function free
        """;

    /// <summary>Where it is.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("probesuite-cli-").FullName;

    /// <summary>The network as it was written.</summary>
    public static Snapshot Network(string edits = "") => NetworkText.Read(Text, edits);

    /// <summary>Writes a network into a folder below.</summary>
    /// <param name="edits">Lines that change it.</param>
    /// <param name="name">The folder.</param>
    public string Save(string edits = "", string name = "network")
    {
        var folder = Path.Combine(Folder, name);
        SnapshotFolder.Write(Network(edits), folder);
        return folder;
    }

    /// <summary>Writes a file.</summary>
    public string Write(string name, string text)
    {
        var file = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
