using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PeerCircle.Contracts;
using PeerCircle.Server.Messages;

namespace PeerCircle.Server.Mentoring;

/// <summary>A member asked a mentor. The mentor takes it or passes, and gives no reason.</summary>
public sealed class MentorRequest
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid MemberId { get; init; }
    public Guid MentorId { get; init; }
    public RequestState State { get; set; }

    /// <summary>The opening line, sealed like a one-to-one message: it becomes the first one.</summary>
    public byte[]? Opening { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>The conversation it became.</summary>
    public Guid? ChannelId { get; set; }

    /// <summary>What its opening line is sealed for.</summary>
    internal BodySeal.Owner Owner => new((byte)'r', Id, MemberId);
}

/// <summary>How a request stands.</summary>
public enum RequestState
{
    Open,
    Accepted,
    Passed,

    /// <summary>By the member who asked.</summary>
    TakenBack,
}

/// <summary>Request states on the wire.</summary>
public static class RequestStateNames
{
    public static string Wire(this RequestState state) => state switch
    {
        RequestState.Open => RequestStates.Open,
        RequestState.Accepted => RequestStates.Accepted,
        RequestState.Passed => RequestStates.Passed,
        _ => RequestStates.TakenBack,
    };
}

internal sealed class MentorRequestMapping : IEntityTypeConfiguration<MentorRequest>
{
    public void Configure(EntityTypeBuilder<MentorRequest> request)
    {
        request.ToTable("mentor_requests");
        request.HasIndex(r => new { r.MemberId, r.MentorId }).IsUnique().HasFilter("state = 0");
        request.HasIndex(r => new { r.MentorId, r.State });
    }
}
