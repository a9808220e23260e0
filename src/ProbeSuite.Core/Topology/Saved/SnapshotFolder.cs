using System.Text.Json.Nodes;
using ProbeSuite.Topology.Saved.Anonymous;

namespace ProbeSuite.Topology.Saved;

/// <summary>A folder of saved AWS CLI output: <c>*.json</c> files, each with one or more response bodies.</summary>
public static class SnapshotFolder
{
    // FILE.JSON is read like file.json, on any system.
    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive, AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    /// <summary>
    /// What the bodies of a folder tell. What a body is, its top-level keys say, and not its file's name; bodies that are
    /// not known are passed over. A kind without any body is a <see cref="Gap"/>.
    /// </summary>
    /// <exception cref="SnapshotException">The folder holds nothing of use, or something that no response body looks like.</exception>
    public static Snapshot Read(string directory)
    {
        var draft = new SnapshotDraft();
        var known = false;
        foreach (var body in Files(directory).SelectMany(SavedFile.Read))
        {
            if (BodyKinds.Read(body, draft))
            {
                known = true;
            }
            else
            {
                draft.PassedOver(body);
            }
        }

        return known
            ? draft.Finish()
            : throw new SnapshotException($"the *.json files of {directory} hold no response of aws ec2 describe-* or aws lambda list-functions");
    }

    /// <summary>
    /// Writes a file for each command whose output a snapshot holds. <see cref="Read"/> gives the same snapshot back, as
    /// long as it carries AWS's own ids, whose prefixes tell the gateways of routes apart.
    /// </summary>
    /// <exception cref="SnapshotException">The folder cannot be written, or holds other files that would be read with these.</exception>
    public static void Write(Snapshot snapshot, string directory) => Write(SnapshotJson.ByCommand(snapshot), directory);

    /// <summary>
    /// The same without what tells whose network it is: ids, account numbers, names, ARNs and public addresses are replaced,
    /// each by the same one wherever it stands, so that predictions are as before.
    /// </summary>
    /// <param name="snapshot">The network.</param>
    /// <param name="directory">The folder.</param>
    /// <param name="key">Random bytes: who knows them can tell the addresses.</param>
    /// <exception cref="SnapshotException">The folder cannot be written, or holds other files that would be read with these.</exception>
    public static void WriteAnonymous(Snapshot snapshot, string directory, byte[] key)
    {
        var printed = SnapshotJson.ByCommand(snapshot);
        new SnapshotDisguise(key).Change([.. printed.SelectMany(command => command.Bodies)]);
        Write(printed, directory);
    }

    private static void Write(IReadOnlyList<(string Command, IReadOnlyList<JsonObject> Bodies)> printed, string directory)
    {
        var files = printed.Select(command => (Name: $"{command.Command.Replace(' ', '-')}.json", command.Bodies)).ToArray();
        try
        {
            Directory.CreateDirectory(directory);
            var there = Directory.EnumerateFiles(directory, "*.json", AnyCase).Select(Path.GetFileName);
            if (there.Except(files.Select(file => file.Name)).Order(StringComparer.Ordinal).FirstOrDefault() is { } other)
            {
                throw new SnapshotException($"{directory} holds {other}, which is no part of this snapshot and would be read with it; name an empty folder");
            }

            foreach (var (name, bodies) in files)
            {
                SavedFile.Write(Path.Combine(directory, name), bodies);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"{directory} cannot be written: {refused.Message}", refused);
        }
    }

    private static string[] Files(string directory)
    {
        if (!Directory.Exists(directory))
        {
            throw new SnapshotException(File.Exists(directory)
                ? $"{directory} is a file; name the folder that it lies in"
                : $"there is no folder {directory}");
        }

        try
        {
            string[] files = [.. Directory.EnumerateFiles(directory, "*.json", AnyCase).Order(StringComparer.Ordinal)];
            return files.Length > 0
                ? files
                : throw new SnapshotException($"{directory} holds no *.json file; save the output of aws ec2 describe-* there");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"{directory} cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
