using System.CommandLine;
using PeerCircle.Server.Members;

namespace PeerCircle.Server.Hosting.Commands;

/// <summary><c>member grant</c>: whoever runs the machine gives a member a role.</summary>
public static class MemberCommand
{
    public static Command Build()
    {
        var nickname = new Argument<string>("nickname") { Description = "The member's nickname." };
        var role = new Argument<string>("role") { Description = "mentor, moderator, safeguarding-lead or administrator." };
        var grant = new Command("grant", "Give a member a role. It holds within a second, also for a circle that is being served.") { nickname, role };
        grant.SetAction((parsed, cancel) => GrantAsync(parsed.GetValue(nickname)!, parsed.GetValue(role)!, cancel));
        return new Command("member", "People of the circle.") { grant };
    }

    private static async Task<int> GrantAsync(string nickname, string role, CancellationToken cancel)
    {
        await using var app = CircleApp.Build([]);
        await CircleApp.MigrateAsync(app);
        switch (await app.Services.GetRequiredService<GrantRole>().RunAsync(nickname, role, cancel))
        {
            case GrantOutcome.Granted(var name, var roles):
                await Console.Out.WriteLineAsync($"{name}: {string.Join(", ", roles)}");
                return 0;
            case GrantOutcome.UnknownRole:
                await Console.Error.WriteLineAsync($"There is no role '{role}'. Choose mentor, moderator, safeguarding-lead or administrator.");
                return 1;
            default:
                await Console.Error.WriteLineAsync($"Nobody here has the nickname '{nickname}'.");
                return 1;
        }
    }
}
