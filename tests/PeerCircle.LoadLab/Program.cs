using PeerCircle.LoadLab;
using PeerCircle.LoadLab.Bare;
using PeerCircle.LoadLab.Fanout;
using PeerCircle.LoadLab.Storm;

const string Usage = """
    LoadLab bare --urls <address>      a bare SignalR hub that sends the service's JSON body and does nothing else
    LoadLab fanout [options]           the bare hub against the service, A/B/A/B; prints one Markdown table
      --rates 10000,25000              offered deliveries per second
      --connections 500 --rooms 10     connections, spread evenly over rooms
      --seconds 15 --warmup 10         measured and thrown away, per run
      --rounds 3                       runs of each, interleaved
      --database sqlite|postgres       what the service stores in
      --targets bare,service           what is run; ratios are against the first
    LoadLab storm [--connections 2000 --rooms 40 --database postgres]
                                       kill -9 under everyone, and how they come back
    """;

switch (args)
{
    case ["bare", ..]:
        await BareServer.RunAsync(args[1..]);
        return 0;
    case ["fanout", ..] when !Pinned.Already:
        return await Pinned.AgainAsync(args);
    case ["fanout", ..]:
        await FanoutScenario.RunAsync(FanoutOptions.Parse(args[1..]));
        return 0;
    case ["storm", ..] when !Pinned.Already:
        return await Pinned.AgainAsync(args);
    case ["storm", ..]:
        await StormScenario.RunAsync(FanoutOptions.Parse(args[1..]));
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
