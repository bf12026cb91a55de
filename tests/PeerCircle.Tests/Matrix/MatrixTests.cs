using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Matrix;

/// <summary>Every role and every operation, with its expected answer. A new operation needs a row in matrix.tsv.</summary>
public sealed class MatrixTests
{
    // Those who must not, first: what they break would be seen by those who may.
    private static readonly string[] InOrder = ["visitor", "other", "admin", "lead", "moderator", "mentor", "member"];

    [Fact]
    public async Task Every_operation_has_a_row_and_every_row_an_operation()
    {
        var operations = Operations.Of(await CircleHost.On(Database.Sqlite));
        Assert.True(operations.Count > 40, "The app maps hardly any endpoint: this no longer looks at the right place.");
        var rows = Row.All.Select(r => r.Operation).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(string.Join('\n', operations), string.Join('\n', rows));
    }

    [Fact]
    public async Task Everyone_is_answered_as_the_table_says()
    {
        await using var host = await CircleHost.StartAsync(Database.Sqlite);
        var differing = new List<string>();
        foreach (var row in Row.All)
        {
            await using var scene = await Scene.SetAsync(host);
            var answers = await AnswersAsync(new Attempt(host, scene, row));
            if (!answers.SequenceEqual(row.Expected, StringComparer.Ordinal)) differing.Add($"expected {row.With(row.Expected)}\n     got {row.With(answers)}");
        }
        Assert.True(differing.Count == 0, string.Join('\n', differing));
    }

    private static async Task<List<string>> AnswersAsync(Attempt attempt)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var role in InOrder) answers[role] = await attempt.AsAsync(role);
        return [.. Row.Roles.Select(role => answers[role])];
    }
}
