using Microsoft.EntityFrameworkCore;
using PeerCircle.Contracts;
using PeerCircle.Server.Data;
using PeerCircle.Server.Hosting;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Moderation.Paging;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Moderation;

/// <summary>What the desk shows: the queue, and perhaps one case.</summary>
/// <param name="Me">Who looks.</param>
/// <param name="Queue">The cases of the list, the most severe and oldest first.</param>
/// <param name="State">Which list it is.</param>
public sealed record DeskScene(Guid Me, IReadOnlyList<CaseView> Queue, string State)
{
    public required OwnShift Shift { get; init; }

    /// <summary>Ways of calling staff that do not arrive.</summary>
    public IReadOnlyList<FailingWay> Failing { get; init; } = [];

    /// <summary>How many helplines nobody here has looked up for half a year.</summary>
    public int HelplinesDue { get; init; }

    public CaseView? Case { get; init; }

    /// <summary>What can be read; null for a conversation of two until someone chooses to.</summary>
    public CaseContext? Context { get; init; }

    public string SubjectName { get; init; } = "";

    public string SubjectLanguage { get; init; } = Languages.Default;

    /// <summary>What stood in the form, when it came back.</summary>
    public ReturnedForm? Form { get; init; }

    public string? Problem { get; init; }

    /// <summary>The letter to be looked at before it is sent.</summary>
    public ComposedLetter? Letter { get; init; }
}

/// <summary>Whether the one at the desk is on shift, and who else is.</summary>
/// <param name="Since">When it began; null while they are not on shift.</param>
/// <param name="Others">How many others are on shift.</param>
public sealed record OwnShift(DateTimeOffset? Since, int Others);

/// <summary>A letter that is not sent yet.</summary>
/// <param name="View">As its reader would get it.</param>
/// <param name="Told">False when the person concerned is not written to.</param>
public sealed record ComposedLetter(NoticeView View, bool Told);

/// <summary>Sets the desk up for one moderator.</summary>
public sealed class DeskScenes(CaseDesk desk, ReadCase read, LetterWords letters, ShiftBook shifts, PagingTrouble paging, HelplineDesk helplines, IDbContextFactory<PeerCircleDb> databases, TimeProvider time)
{
    /// <summary>The queue alone.</summary>
    public async Task<DeskScene> QueueAsync(Caller caller, string? state, CancellationToken ct)
    {
        var filter = state switch { "mine" => CaseFilter.Mine, "decided" => CaseFilter.Decided, _ => CaseFilter.Open };
        var queue = await desk.ListAsync(Speaking(caller), filter, ct);
        return new DeskScene(caller.MemberId, queue, filter is CaseFilter.Open ? "open" : state!)
        {
            Shift = await ShiftAsync(caller, ct),
            Failing = await paging.ReadAsync(ct),
            HelplinesDue = (await helplines.DueAsync(ct)).Count,
        };
    }

    /// <summary>The queue and one case; null when this caller may not see it.</summary>
    /// <param name="caller">Who looks.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="disclose">True: also shows what was disclosed of a conversation, which the ledger notes.</param>
    /// <param name="ct">Stops the read.</param>
    public async Task<DeskScene?> CaseAsync(Caller caller, Guid caseId, bool disclose, CancellationToken ct)
    {
        if (await desk.FindAsync(Speaking(caller), caseId, ct) is not { } one) return null;
        await using var db = await databases.CreateDbContextAsync(ct);
        var subject = await db.Users.Where(m => m.Id == one.Subject.MemberId).Select(m => new { m.UserName, m.Language }).SingleOrDefaultAsync(ct);
        return await QueueAsync(caller, null, ct) with
        {
            Case = one,
            Context = one.Place != "one-to-one" || disclose ? await read.RunAsync(caller, caseId, ct) : null,
            SubjectName = subject?.UserName ?? "…",
            SubjectLanguage = subject?.Language ?? Languages.Default,
        };
    }

    /// <summary>The letter a decision would send.</summary>
    public ComposedLetter Compose(DeskScene scene, Judgement judgement)
    {
        var now = time.GetUtcNow();
        var decision = new Decision
        {
            Action = judgement.Action,
            Rule = judgement.Reason.Rule!,
            Facts = judgement.Reason.Facts!,
            Scope = judgement.Reason.Scope!,
            Days = judgement.Reason.Days,
            At = now,
        };
        var (place, call) = (scene.Case!.Place == "one-to-one" ? null : scene.Case.Place, scene.Case.Place == Case.Call);
        var notice = new Notice { MessageId = call ? Guid.Empty : null, Kind = NoticeKind.Decision, At = now, Place = place, Note = judgement.Action is Actions.Return ? judgement.Note : null };
        return new ComposedLetter(letters.Of(notice, decision, scene.SubjectLanguage), Actions.IsToldToSubject(judgement.Action));
    }

    private async Task<OwnShift> ShiftAsync(Caller caller, CancellationToken ct)
    {
        var (own, everyone) = (await shifts.FindAsync(caller, ct), await shifts.WhoAsync(ct));
        return new OwnShift(own?.StartedAt, everyone.Count(id => id != caller.MemberId));
    }

    // A page speaks the language of the page, whatever the account says.
    private static Caller Speaking(Caller caller) => caller with { Language = Languages.Current };
}
