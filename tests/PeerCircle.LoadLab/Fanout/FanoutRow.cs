using PeerCircle.LoadLab.Measuring;
using PeerCircle.LoadLab.Targets;

namespace PeerCircle.LoadLab.Fanout;

/// <summary>All runs of one target at one rate.</summary>
internal sealed record FanoutRow(string Load, ITarget Target, List<RunFigures> Runs)
{
    public RunFigures? Collapse => Runs.Find(run => run.Collapsed);

    public double Delivered => Runs.Sum(run => run.Delivered) / (double)Runs.Sum(run => run.Expected);

    public Spread Of(Func<RunFigures, double> figure) => Spread.Of(Runs.Select(figure));

    /// <summary>Round by round against the first target: what disturbs the machine disturbs both.</summary>
    public Spread Against(FanoutRow first, Func<RunFigures, double> figure) =>
        Spread.Of(Runs.Zip(first.Runs, (mine, its) => figure(mine) / figure(its)));
}
