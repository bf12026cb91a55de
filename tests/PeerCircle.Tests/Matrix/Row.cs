using PeerCircle.TestSupport;

namespace PeerCircle.Tests.Matrix;

/// <summary>One operation and what each role is answered. See matrix.tsv.</summary>
/// <param name="Operation">A method and a route as the app maps it, or HUB and a hub method.</param>
/// <param name="Expected">An answer per role, in the order of <see cref="Roles"/>.</param>
/// <param name="How">What stands in for the route's ids, and what is sent.</param>
public sealed record Row(string Operation, IReadOnlyList<string> Expected, IReadOnlyList<string> How)
{
    /// <summary>mika is the member whose conversation, message, draft and session are tried; haru is her mentor.</summary>
    public static readonly IReadOnlyList<string> Roles = ["visitor", "member", "other", "mentor", "moderator", "lead", "admin"];

    public string Method => Operation.Split(' ')[0];

    public string Route => Operation.Split(' ')[1];

    public static IReadOnlyList<Row> All { get; } =
        [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "PeerCircle.Tests", "Matrix", "matrix.tsv"))
            .Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];

    private static Row Parse(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Row($"{words[0]} {words[1]}", words[2..(2 + Roles.Count)], words[(2 + Roles.Count)..]);
    }

    /// <summary>The line as it would stand in the table with these answers.</summary>
    public string With(IEnumerable<string> answers) => $"{Operation,-62} {string.Join(' ', answers.Select(a => $"{a,-4}"))} {string.Join(' ', How)}";
}
