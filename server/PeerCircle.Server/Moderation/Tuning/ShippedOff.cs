using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Screening;
using PeerCircle.Screening.Lexicons;

namespace PeerCircle.Server.Moderation;

/// <summary>A shipped phrase that this community switched off. It is known by what it says: lists may be reordered in a later version.</summary>
public sealed class ShippedOff
{
    /// <summary>See <see cref="KeyOf"/>.</summary>
    public required string Key { get; init; }

    public Guid ChangedBy { get; init; }
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>The name of a shipped phrase: 32 hexadecimal digits.</summary>
    public static string KeyOf(Phrase phrase) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{phrase.Category}\n{phrase.Section}\n{phrase.Language}\n{phrase.OnlyThere}\n{phrase.Text}")))[..32];

    /// <summary>False for what tells a crisis: nobody switches that off. What excuses others may go, since that makes it only more watchful.</summary>
    public static bool Allows(Phrase phrase) => phrase.Category != Categories.Crisis || phrase.Section is "excuse" or "past";
}

internal sealed class ShippedOffMapping : IEntityTypeConfiguration<ShippedOff>
{
    public void Configure(EntityTypeBuilder<ShippedOff> off)
    {
        off.ToTable("shipped_terms_off");
        off.HasKey(o => o.Key);
        off.Property(o => o.Key).HasMaxLength(32);
    }
}
