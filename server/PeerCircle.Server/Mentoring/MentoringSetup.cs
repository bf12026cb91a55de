namespace PeerCircle.Server.Mentoring;

/// <summary>All that mentoring needs.</summary>
public static class MentoringSetup
{
    public static void AddMentoring(this IServiceCollection services)
    {
        services.AddSingleton<MentorDirectory>().AddSingleton<AppointMentor>().AddSingleton<EditProfile>();
        services.AddSingleton<AskMentor>().AddSingleton<RequestList>().AddSingleton<AcceptRequest>().AddSingleton<CloseRequest>();
        services.AddSingleton<Conversations>().AddSingleton<PauseConversation>().AddSingleton<EndConversation>();
        services.AddSingleton<ConversationScenes>();
    }
}
