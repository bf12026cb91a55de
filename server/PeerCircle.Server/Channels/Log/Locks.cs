namespace PeerCircle.Server.Channels.Log;

/// <summary>
/// What a change locks beside its channel. All of a batch's are taken before the first change is made, in one order for every node:
/// channels by id, cases by id, the heads of settings; the ledger's head comes last, when all is done.
/// </summary>
/// <param name="CaseId">A case.</param>
/// <param name="CasesOf">The member whose open cases about no message it may change.</param>
/// <param name="Head">The head of settings.</param>
public readonly record struct Locks(Guid? CaseId = null, Guid? CasesOf = null, SettingsHead? Head = null);

/// <summary>Settings that all nodes follow, in the order in which their heads are locked.</summary>
public enum SettingsHead
{
    Screener,
    Helplines,
}
