using System.Globalization;
using System.Xml.Linq;

namespace ProbeSuite.Aws.Query;

/// <summary>Members of an XML structure, or null where there is none.</summary>
internal static class XmlReading
{
    extension(XElement xml)
    {
        /// <summary>A member's text; null when it is absent or empty.</summary>
        public string? Text(string name) => xml.Element(name)?.Value is { Length: > 0 } text ? text : null;

        public int? Number(string name) => int.TryParse(xml.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        public bool? Truth(string name) => bool.TryParse(xml.Text(name), out var truth) ? truth : null;

        /// <summary>The members of a list, whatever the service calls each.</summary>
        public IEnumerable<XElement> Items(string name) => xml.Element(name)?.Elements() ?? [];

        /// <summary>A list of texts.</summary>
        public IReadOnlyList<string> Texts(string name) => [.. xml.Items(name).Select(item => item.Value)];

        /// <summary>One text of each member of a list; members that lack it are left out.</summary>
        public IReadOnlyList<string> Texts(string name, string inner) => [.. xml.Items(name).Select(item => item.Text(inner)).OfType<string>()];
    }
}
