using Microsoft.Extensions.Options;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Moderation.Paging;

/// <summary>
/// Calls staff about urgent cases that nobody is on: those on shift at once and again after two minutes, the safeguarding lead after five;
/// with nobody on shift the lead at once. It stands beside the way of a message and never in it: what fails here is tried again, logged, and
/// shown on the desk.
/// </summary>
internal sealed partial class PagingWatch(
    PageBook book, IEnumerable<IPageWay> ways, ShiftBook shifts, CaseFeed feed, IOptions<PagingOptions> options, IOptions<CircleOptions> circle, TimeProvider time, ILogger<PagingWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly Knock changed = new(time);
    private readonly IReadOnlyList<PageWay> open = [.. options.Value.Ways];

    /// <summary>Plans what is new and sends what is due. Comes back when all of it was answered or given up.</summary>
    public async Task RunOnceAsync(CancellationToken ct)
    {
        if (open.Count == 0) return;
        await book.PlanAsync(open, ct);
        await Task.WhenAll((await book.TakeAsync(ct)).Select(due => SendAsync(due.Page, due.Case)));
    }

    public override void Dispose()
    {
        changed.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (open.Count == 0) return;
        feed.Listen(_ => changed.Now());
        changed.Now();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await changed.WaitAsync(Interval, stoppingToken);
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(error);
            }
        }
    }

    // Once taken it is sent to the end, also while the service stops: half a call would be sent once more.
    private async Task SendAsync(CasePage page, Case one)
    {
        string? problem = null;
        if (one is { State: CaseState.Open, Severity: Severity.Urgent } && ways.FirstOrDefault(w => w.Way == page.Way) is { } way)
        {
            var onShift = (await shifts.WhoAsync(CancellationToken.None)).Any(id => id != one.SubjectId && id != one.OtherId);
            var note = PageNote.Of(page, one, page.Step is PageStep.Lead || !onShift, circle.Value.PublicOrigin);
            using var patience = new CancellationTokenSource(PagePlan.Patience, TimeProvider.System);
            problem = await way.SendAsync(note, patience.Token);
            if (problem is not null) LogNotArrived(page.Id, page.Way, page.Attempts, PagePlan.Tries, problem);
        }
        await book.SettleAsync(page, problem);
    }

    [LoggerMessage(LogLevel.Error, "Call {Page} by {Way} did not arrive, try {Attempt} of {Tries}: {Problem}.")]
    private partial void LogNotArrived(Guid page, PageWay way, int attempt, int tries, string problem);

    [LoggerMessage(LogLevel.Error, "Staff could not be called; tried again in two seconds.")]
    private partial void LogFailed(Exception error);
}
