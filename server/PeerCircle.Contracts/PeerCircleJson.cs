using System.Text.Json;
using System.Text.Json.Serialization;

namespace PeerCircle.Contracts;

/// <summary>How every record of the wire is written: generated at build time, camelCase, absent instead of null.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChangeSet))]
[JsonSerializable(typeof(PostResult))]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(SupportCard))]
[JsonSerializable(typeof(IReadOnlyList<CaseView>))]
[JsonSerializable(typeof(CaseContext))]
[JsonSerializable(typeof(FlagReceipt))]
[JsonSerializable(typeof(DecisionMade))]
[JsonSerializable(typeof(IReadOnlyList<NoticeView>))]
[JsonSerializable(typeof(PresenceView))]
[JsonSerializable(typeof(UrgentWaiting))]
[JsonSerializable(typeof(SignedOut))]
[JsonSerializable(typeof(Moving))]
[JsonSerializable(typeof(IReadOnlyList<RoomView>))]
[JsonSerializable(typeof(IReadOnlyList<MentorView>))]
[JsonSerializable(typeof(IReadOnlyList<RequestView>))]
[JsonSerializable(typeof(IReadOnlyList<ConversationView>))]
[JsonSerializable(typeof(Asked))]
[JsonSerializable(typeof(Accepted))]
[JsonSerializable(typeof(IReadOnlyList<InviteView>))]
[JsonSerializable(typeof(IReadOnlyList<Head>))]
public sealed partial class PeerCircleJson : JsonSerializerContext;
