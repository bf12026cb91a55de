using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PeerCircle.Server.Data;

namespace PeerCircle.Server.Members;

/// <summary>Everything about people: Identity on our store, the use cases, the first run.</summary>
public static class MembersSetup
{
    // What OWASP asks of PBKDF2 with SHA-512.
    private const int Iterations = 210_000;

    public static void AddMembers(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<Member>, PasswordHasher<Member>>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = Iterations);
        services.AddSingleton<ILookupNormalizer, LookAlikes>();
        services.AddIdentityCore<Member>(identity =>
        {
            // Any script: Nickname decides. Empty means "all" to Identity.
            identity.User.AllowedUserNameCharacters = "";
        }).AddEntityFrameworkStores<PeerCircleDb>();
        services.AddSingleton<PassphraseWork>().AddSingleton<Invites>();
        services.AddSingleton<Sessions>().AddSingleton<SessionCache>().AddSingleton<SessionList>().AddSingleton<Profile>();
        services.AddSingleton<SignInThrottle>().AddSingleton<SignUpThrottle>().AddSingleton<KnownDevices>().AddSingleton<Entrance>();
        services.AddSingleton<SignIn>().AddScoped<SignUp>().AddScoped<MemberRegister>().AddSingleton<Registration>();
        services.AddSingleton<RecoverAccount>().AddSingleton<RenewCodes>().AddSingleton<SealedCodes>().AddSingleton<GrantRole>();
        services.AddSingleton<SetupState>().AddSingleton<SetupLinks>().AddScoped<SetUpPeople>().AddSingleton<KeepStaffedHours>();
        services.AddSingleton<MemberSentences>().AddSingleton<MemberAnswers>();
        services.TryAddSingleton(Console.Out);
        services.AddHostedService<SetupAnnouncement>();
    }

    public static void MapMemberFeatures(this IEndpointRouteBuilder app)
    {
        app.MapMembers();
        app.MapMe();
        app.MapInvites();
        app.MapEntryForms();
        app.MapRecoveryForms();
        app.MapSessionForms();
        app.MapExit();
        app.MapSetup();
    }
}
