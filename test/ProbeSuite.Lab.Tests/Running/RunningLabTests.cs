using Npgsql;
using ProbeSuite.Comparison;
using ProbeSuite.Lab.Environments;
using ProbeSuite.Lab.Running;
using ProbeSuite.Lab.Services.Databases;
using ProbeSuite.Rendering;

namespace ProbeSuite.Lab.Tests.Running;

[Collection(nameof(WholeLabs))]
public sealed class RunningLabTests
{
    [Fact]
    public async Task A_lab_runs_again_and_again_and_its_database_opens_to_its_password_over_TLS_alone()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var said = new List<string>();
        var programs = await FunctionPrograms.EnsureAsync(said.Add, cancellation);
        await using var lab = await RunningLab.StartAsync(Suite.Define(programs), said.Add, TimeProvider.System, cancellation);
        var first = await lab.RunAsync(cancellation);
        var second = await lab.RunAsync(cancellation);

        Assert.All(first.Report.Cells, cell => Assert.True(
            cell.Agreement is Agreement.OpenAsPredicted or Agreement.BlockedAsPredicted, $"{cell.Placement} {cell.Target}: {cell.Agreement}, {cell.Explanation}"));
        Assert.All(first.Report.Placements, placement => Assert.True(placement.Probe!.ColdStart));
        Assert.All(second.Report.Placements, placement => Assert.False(placement.Probe!.ColdStart));
        Assert.Equal([first.Report.Run.Id, second.Report.Run.Id], [first.ReportIn(Assert.Single(first.Delivered)).Run.Id, second.ReportIn(Assert.Single(second.Delivered)).Run.Id]);
        Assert.Equal(ReportText.Subject(second.Report), second.Delivered[0].Subject);

        Assert.Equal("probesuite", Ask(lab, PostgresTemplate.Password, "Require"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, Ask(lab, "guess", "Require"));
        Assert.Equal(PostgresErrorCodes.InvalidAuthorizationSpecification, Ask(lab, PostgresTemplate.Password, "Disable"));
    }

    [Fact]
    public async Task A_lab_that_cannot_start_says_why_and_leaves_nothing()
    {
        var programs = new FunctionPrograms("/none", "/none");
        var definition = Suite.Define(programs) with { Parameters = new Dictionary<string, string> { ["not a name"] = "" } };
        var (folder, before) = (Directory.CreateTempSubdirectory("probesuite-test-"), Environment.GetEnvironmentVariable("TMPDIR"));
        Environment.SetEnvironmentVariable("TMPDIR", folder.FullName);

        try
        {
            var refusal = await Assert.ThrowsAsync<ProbeSuite.Lab.Services.LabException>(
                () => RunningLab.StartAsync(definition, _ => { }, TimeProvider.System, TestContext.Current.CancellationToken));
            Assert.Contains("ssm refused", refusal.Message, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
        }

        Assert.Empty(folder.EnumerateDirectories("probesuite-lab-*"));
        folder.Delete(recursive: true);
    }

    /// <summary>Who one is in the database, or the code with which it refuses.</summary>
    private static string Ask(RunningLab lab, string password, string tls)
    {
        var site = lab.Network.Plan.Interfaces.First(site => site.Db is not null);
        var answer = "";
        var client = lab.Network.Plan.Environments.First(site => site.PlacementName == "suite-private-subnet");
        lab.Network.Namespaces.RunInside(client.Namespace, () =>
        {
            using var connection = new NpgsqlConnection(
                $"Host={site.Addresses[0]};Username=probesuite;Password={password};Database=postgres;SSL Mode={tls};Pooling=false;Timeout=5;Gss Encryption Mode=Disable");
            try
            {
                connection.Open();
                using var command = new NpgsqlCommand("SELECT current_user", connection);
                answer = $"{command.ExecuteScalar()}";
            }
            catch (PostgresException e)
            {
                answer = e.SqlState;
            }
        });
        return answer;
    }
}
