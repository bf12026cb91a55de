using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerCircle.Server.Moderation.Paging;

/// <summary>All that leaves the house with a call: that there is a case, and where to look. No text, no name, no room.</summary>
/// <param name="Page">The call's id: the same when it is sent again because no answer came.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Severity">urgent.</param>
/// <param name="Place">room, one-to-one, request, profile or call.</param>
/// <param name="OpenedAt">When the case was opened (UTC).</param>
/// <param name="Step">at-once, again or lead.</param>
/// <param name="Audience">on-shift or lead.</param>
/// <param name="Desk">Where the case can be taken.</param>
public sealed record PageNote(Guid Page, Guid CaseId, string Severity, string Place, DateTimeOffset OpenedAt, string Step, string Audience, string Desk)
{
    public const string OnShift = "on-shift";
    public const string Lead = "lead";

    internal static PageNote Of(CasePage page, Case one, bool toLead, string origin) => new(
        page.Id,
        one.Id,
        CaseWords.Wire(one.Severity),
        PlaceOf(one),
        one.OpenedAt,
        page.Step switch { PageStep.AtOnce => "at-once", PageStep.Again => "again", _ => "lead" },
        toLead ? Lead : OnShift,
        $"{origin.TrimEnd('/')}/desk/cases/{one.Id}");

    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, PageJson.Default.PageNote);

    private static string PlaceOf(Case one) => one.Kind switch
    {
        CaseKind.Call => Case.Call,
        CaseKind.Opening => "request",
        CaseKind.Profile => "profile",
        CaseKind.FlagNote => "flag-note",
        _ => one.OneToOne ? "one-to-one" : "room",
    };
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PageNote))]
internal sealed partial class PageJson : JsonSerializerContext;
