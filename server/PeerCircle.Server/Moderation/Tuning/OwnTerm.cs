using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Screening.Lexicons;

namespace PeerCircle.Server.Moderation;

/// <summary>A phrase that this community added to the lists.</summary>
public sealed class OwnTerm
{
    /// <summary>Most of them.</summary>
    public const int Most = 10_000;

    public const int NoteUnits = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The phrase, written as <see cref="LexiconFile"/> says.</summary>
    public required string Text { get; set; }

    /// <summary>The only language it counts in; empty for any.</summary>
    public required string Language { get; set; }

    public required string Category { get; set; }
    public required string Section { get; set; }

    /// <summary>Why it is here, for other moderators.</summary>
    public string Note { get; set; } = "";

    public TermState State { get; set; } = TermState.Dry;

    /// <summary>Counts every change: whoever saves an older one is told.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Counts the changes of what it catches.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>The revision whose dry run someone has seen; 0 when none.</summary>
    public int SeenRevision { get; set; }

    /// <summary>Who changed it last.</summary>
    public Guid ChangedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>True once what it would catch has been looked at as it is now.</summary>
    public bool IsTried => SeenRevision == Revision;

    /// <exception cref="FormatException">The phrase can't be read any more.</exception>
    public Term ToTerm() => new(Category, Section, Text, Language.Length == 0 ? null : Language);
}

/// <summary>What a term does.</summary>
public enum TermState
{
    Off,

    /// <summary>It is judged beside the others and changes nothing.</summary>
    Dry,
    Live,
}

internal sealed class OwnTermMapping : IEntityTypeConfiguration<OwnTerm>
{
    public void Configure(EntityTypeBuilder<OwnTerm> term)
    {
        term.ToTable("own_terms");
        term.Ignore(t => t.IsTried);
        term.Property(t => t.Text).HasMaxLength(PhraseCheck.Longest);
        term.Property(t => t.Language).HasMaxLength(12);
        term.Property(t => t.Category).HasMaxLength(32);
        term.Property(t => t.Section).HasMaxLength(32);
        term.Property(t => t.Note).HasMaxLength(OwnTerm.NoteUnits);
        term.HasIndex(t => new { t.Category, t.Section, t.Language, t.Text }).IsUnique();
    }
}
