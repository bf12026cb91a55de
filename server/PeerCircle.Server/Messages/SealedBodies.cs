using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Messages;

/// <summary>
/// The one place where the model opens the words of one-to-one conversations as it reads them, and seals them as it saves them. A
/// query that asks for a column instead of the row gets an empty text: forgetting this leaks nothing.
/// </summary>
internal sealed class SealedBodies : SaveChangesInterceptor, IMaterializationInterceptor
{
    /// <summary>One for all: EF Core builds its own services anew for each further instance.</summary>
    public static readonly SealedBodies Instance = new();

    public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
    {
        if (entity is IHoldsSealedTexts { Sealed: not null } row) SealOf(materializationData.Context).Open(row);
        return entity;
    }

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        foreach (var entry in Sealed(eventData.Context!).Where(IsRewritten)) SealOf(eventData.Context!).Close(entry.Entity);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavingChanges(eventData, result));

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        OpenAgain(eventData.Context!);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(SavedChanges(eventData, result));

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => OpenAgain(eventData.Context!);

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        OpenAgain(eventData.Context!);
        return Task.CompletedTask;
    }

    private static BodySeal SealOf(DbContext db) =>
        ((PeerCircleDb)db).Seal ?? throw new InvalidOperationException("This database was opened without the keys of its conversations.");

    private static List<EntityEntry<IHoldsSealedTexts>> Sealed(DbContext db) => [.. db.ChangeTracker.Entries<IHoldsSealedTexts>().Where(e => e.Entity.Sealed is not null)];

    private static bool IsRewritten(EntityEntry<IHoldsSealedTexts> entry) =>
        entry.State is EntityState.Added || (entry.State is EntityState.Modified && Bodies(entry).Any(p => p.IsModified));

    private static IEnumerable<PropertyEntry> Bodies(EntityEntry<IHoldsSealedTexts> entry) =>
        entry.Entity.Texts().Select(t => entry.Property(t.Column));

    private static void OpenAgain(DbContext db)
    {
        foreach (var entry in Sealed(db))
        {
            SealOf(db).Open(entry.Entity);
            if (entry.State is not EntityState.Unchanged) continue;
            foreach (var body in Bodies(entry)) (body.OriginalValue, body.IsModified) = (body.CurrentValue, false);
        }
    }
}
