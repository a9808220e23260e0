namespace ProbeSuite.Topology.Saved;

/// <summary>Whatever a folder holds, it is read, or refused with one sentence that names file and field.</summary>
public class SnapshotExceptionTests
{
    [Theory]
    [InlineData("""{"Vpcs": [""", "saved.json: line 1 is no JSON, or the file was cut off there")]
    [InlineData("{\"Vpcs\":\n\nAn error occurred (UnauthorizedOperation)", "saved.json: line 3 is no JSON, or the file was cut off there")]
    [InlineData("\nAn error occurred (UnauthorizedOperation) when calling\nit", "saved.json is no JSON, it begins with \"An error occurred (UnauthorizedOperation) when calling\"; save what the AWS CLI prints with --output json")]
    [InlineData("VPCS\t10.0.0.0/16\tdopt-1", "saved.json is no JSON, it begins with \"VPCS\"; save what the AWS CLI prints with --output json")]
    [InlineData("\u001f\uFFFD\b", "saved.json is packed, or no text at all; save what the AWS CLI prints with --output json")]
    [InlineData("7", "saved.json: what it holds is no response body, which would be an object")]
    [InlineData("""["vpc-1"]""", "saved.json: [0] is no response body, which would be an object")]
    [InlineData("""{"Vpcs": {}}""", "saved.json: Vpcs is an object where a list is expected")]
    [InlineData("""{"Vpcs": [{}]}""", "saved.json: Vpcs[0] has no VpcId")]
    [InlineData("""{"Vpcs": [{"VpcId": 7}]}""", "saved.json: Vpcs[0].VpcId is a number where a text is expected")]
    [InlineData("""{"Vpcs": ["vpc-1"]}""", "saved.json: Vpcs[0] is a text where an object is expected")]
    [InlineData("""{"Vpcs": [{"VpcId": "vpc-1", "IsDefault": "yes"}]}""", "saved.json: Vpcs[0].IsDefault is a text where true or false is expected")]
    [InlineData("""{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/33"}]}""", "saved.json: Vpcs[0].CidrBlock is \"10.0.0.0/33\", which is no address block")]
    [InlineData("""{"NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "Entries": [{"Protocol": "-1", "RuleNumber": 1e99}]}]}""", "saved.json: NetworkAcls[0].Entries[0].RuleNumber is a number where a whole number is expected")]
    [InlineData("""{"NetworkAcls": [{"NetworkAclId": "acl-1", "VpcId": "vpc-1", "Entries": [{"Protocol": "smtp"}]}]}""", "saved.json: NetworkAcls[0].Entries[0] has Protocol \"smtp\", which is no protocol")]
    [InlineData("""{"SecurityGroups": [{"GroupId": "sg-1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 80}]}]}""", "saved.json: SecurityGroups[0].IpPermissions[0] has FromPort 443 and ToPort 80, which is no range of ports")]
    [InlineData("""{"Vpcs": [{"VpcId": "\ud800"}]}""", "saved.json: a text in it holds an escape (\\ud800 to \\udfff) that is no character")]
    public void A_broken_file_is_refused_with_its_place(string json, string sentence) => Assert.Equal(sentence, SavedFolder.Refuse(json));

    [Fact]
    public void A_folder_of_no_use_is_refused()
    {
        using var folder = new SavedFolder();
        Assert.Equal($"{folder.Path} holds no *.json file; save the output of aws ec2 describe-* there", Refuse(folder.Path));

        folder.With("buckets.json", """{"Buckets": []}""");
        Assert.Equal($"the *.json files of {folder.Path} hold no response of aws ec2 describe-* or aws lambda list-functions", Refuse(folder.Path));
        Assert.Equal($"{folder.Path}/buckets.json is a file; name the folder that it lies in", Refuse($"{folder.Path}/buckets.json"));
        Assert.Equal($"there is no folder {folder.Path}/none", Refuse($"{folder.Path}/none"));
    }

    private static string Refuse(string directory) => Assert.Throws<SnapshotException>(() => SnapshotFolder.Read(directory)).Message;
}
