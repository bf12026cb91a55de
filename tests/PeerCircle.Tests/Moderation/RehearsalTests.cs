using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PeerCircle.Server.Moderation;
using PeerCircle.Tests.App;
using Xunit;

namespace PeerCircle.Tests.Moderation;

public sealed class RehearsalTests
{
    [Theory]
    [InlineData(Database.Sqlite)]
    [InlineData(Database.Postgres)]
    public async Task Of_what_is_rehearsed_at_the_start_nothing_is_kept(Database database)
    {
        await using var host = await CircleHost.StartAsync(database);
        await host.Services.GetServices<IHostedService>().OfType<Rehearsal>().Single().ExecuteTask!;
        await using var db = host.Db();
        Assert.Equal((0, 0, 0), (await db.Cases.CountAsync(), await db.Evidence.CountAsync(), await db.CasePages.CountAsync()));
    }
}
