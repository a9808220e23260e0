using System.Xml.Linq;
using ProbeSuite.Checks;
using ProbeSuite.Rendering;

namespace ProbeSuite.Tests.Rendering;

public class ReportJUnitTests
{
    [Fact]
    public void A_cell_is_a_test_of_its_placement()
    {
        var report = SomeReport.Of("""
                            internet database
            no-vpc             o        !
            private-subnet     X        ?
            endpoint           x        -
            """)
            .With("no-vpc", "internet", cell => cell with { Observed = cell.Observed! with { Stages = [new(Stage.Tcp, 1, 12, null), new(Stage.Tls, 13, 1_187, null)] } })
            .With("private-subnet", "internet", cell => cell with { Fix = "Mend\nit.", Since = new(2025, 12, 31, 22, 0, 0, TimeSpan.Zero), Runs = 14 });

        Golden.Matches("Rendering/junit.xml", ReportJUnit.Render(report));
    }

    [Fact]
    public void Numbers_add_up_and_what_XML_cannot_hold_is_replaced()
    {
        var report = SomeReport.Of("""
                            internet
            no-vpc             X
            """).With("no-vpc", "internet", cell => cell with { Target = "<&\"\u0001\ud800>", Explanation = "\u0000 ]]> \uffff", Fix = "a\u001b[2J\r\nb" });
        var suite = XDocument.Parse(ReportJUnit.Render(report)).Root!.Element("testsuite")!;

        Assert.Equal(("1", "1", "0"), (suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("skipped")!.Value));
        Assert.Equal("<&\"\ufffd\ufffd>", suite.Element("testcase")!.Attribute("name")!.Value);
        Assert.Equal("a\ufffd[2J\nb", suite.Descendants("failure").Single().Value);
    }
}
