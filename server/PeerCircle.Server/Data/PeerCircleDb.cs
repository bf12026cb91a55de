using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PeerCircle.Server.Channels;
using PeerCircle.Server.Library;
using PeerCircle.Server.Members;
using PeerCircle.Server.Mentoring;
using PeerCircle.Server.Messages;
using PeerCircle.Server.Moderation;
using PeerCircle.Server.Moderation.Paging;
using PeerCircle.Server.Rooms;
using PeerCircle.Server.Shifts;

namespace PeerCircle.Server.Data;

/// <summary>Everything that is stored. One model; the two derived contexts exist only to hold their migrations.</summary>
public abstract class PeerCircleDb(DbContextOptions options) : IdentityUserContext<Member, Guid>(options)
{
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<SetupLink> SetupLinks => Set<SetupLink>();
    public DbSet<Invite> Invites => Set<Invite>();
    public DbSet<Revocation> Revocations => Set<Revocation>();
    public DbSet<Channel> Channels => Set<Channel>();
    public DbSet<Room> Rooms => Set<Room>();
    public DbSet<StaffedWindow> StaffedWindows => Set<StaffedWindow>();
    public DbSet<Shift> Shifts => Set<Shift>();
    public DbSet<Message> Messages => Set<Message>();
    public DbSet<Reaction> Reactions => Set<Reaction>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<MentorProfile> MentorProfiles => Set<MentorProfile>();
    public DbSet<MentorRequest> MentorRequests => Set<MentorRequest>();
    public DbSet<Conversation> Conversations => Set<Conversation>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<CaseEvidence> Evidence => Set<CaseEvidence>();
    public DbSet<CasePage> CasePages => Set<CasePage>();
    public DbSet<CaseNote> CaseNotes => Set<CaseNote>();
    public DbSet<Flag> Flags => Set<Flag>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Sanction> Sanctions => Set<Sanction>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();
    public DbSet<LedgerHead> LedgerHeads => Set<LedgerHead>();
    public DbSet<OwnTerm> OwnTerms => Set<OwnTerm>();
    public DbSet<ShippedOff> ShippedOff => Set<ShippedOff>();
    public DbSet<ChosenSensitivity> Sensitivities => Set<ChosenSensitivity>();
    public DbSet<TuningHead> TuningHeads => Set<TuningHead>();
    public DbSet<KeptHelpline> Helplines => Set<KeptHelpline>();
    public DbSet<HelplineHead> HelplineHeads => Set<HelplineHead>();

    /// <summary>Opens one-to-one messages as they are read; null only where nothing is read, as when a migration is made.</summary>
    internal BodySeal? Seal { get; set; }

    protected override Version SchemaVersion => new(3, 0);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var entity in builder.Model.GetEntityTypes())
            if (entity.GetTableName() is { } table) entity.SetTableName(table.Replace("AspNetUser", "member_", StringComparison.Ordinal).ToLowerInvariant());
        builder.ApplyConfigurationsFromAssembly(typeof(PeerCircleDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // SQLite can't order DateTimeOffset: both databases keep UTC ticks.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(t => t.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>The model on SQLite.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : PeerCircleDb(options);

/// <summary>The model on PostgreSQL.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : PeerCircleDb(options);
