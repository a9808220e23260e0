using System.Reflection;
using ProbeSuite.Reachability.Text;

namespace ProbeSuite.Reachability;

public class CodesTests
{
    [Fact]
    public void Every_code_is_produced_by_some_case()
    {
        var tables = typeof(CodesTests).Assembly.GetTypes()
            .Select(type => type.GetProperty("Cases", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<TheoryData<string, string, string, string, string>>();
        var produced = tables.SelectMany(rows => rows.Select(row => row.Data))
            .SelectMany(row => CaseTable.Predict(CaseTable.Network(row.Item5), row.Item3, row.Item4).Codes)
            .ToHashSet();

        var all = typeof(Codes).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Empty(all.Except(produced));
    }
}
