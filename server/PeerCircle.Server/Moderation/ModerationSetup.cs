using PeerCircle.Server.Hosting;
using PeerCircle.Server.Moderation.Paging;

namespace PeerCircle.Server.Moderation;

/// <summary>Flags, the desk, decisions, letters and the ledger.</summary>
public static class ModerationSetup
{
    public static void AddModeration(this WebApplicationBuilder builder)
    {
        var keys = CircleOptions.KeysDirectoryOf(builder);
        builder.Services.AddPaging().AddSingleton(new LedgerKey(keys))
            .AddSingleton(s => new LedgerAnchor(keys, s.GetRequiredService<ILogger<LedgerAnchor>>()))
            .AddSingleton<LedgerWriter>().AddSingleton<VerifyLedger>()
            .AddSingleton<CaseFeed>().AddSingleton<CaseDesk>().AddSingleton<CaseWords>()
            .AddSingleton<ClaimCase>().AddSingleton<ReadCase>().AddSingleton<DecideCase>().AddSingleton<Effects>().AddSingleton<Sanctions>()
            .AddSingleton<GatherText>().AddSingleton<CallModerator>().AddSingleton<FlagMessage>().AddSingleton<Disclosure>()
            .AddSingleton<LetterWords>().AddSingleton<DeskScenes>().AddSingleton<MyNotices>()
            .AddSingleton<ScreenerInForce>().AddSingleton<TuningBell>().AddSettingsWatch<TuningWatch>()
            .AddSingleton<OwnTerms>().AddSingleton<ShippedTerms>().AddSingleton<SetSensitivity>().AddSingleton<DryRun>().AddSingleton<TrySentence>()
            .AddSingleton<TermLists>().AddSingleton<TuningSentences>()
            .AddHostedService<Rehearsal>().AddSingleton<ApproveMessage>().AddSingleton<RemoveMessage>().AddSingleton<ReturnMessage>();
    }

    /// <summary>Lets a node follow settings that staff change.</summary>
    public static IServiceCollection AddSettingsWatch<TWatch>(this IServiceCollection services)
        where TWatch : SettingsWatch =>
        services.AddSingleton<TWatch>().AddSingleton<SettingsWatch>(s => s.GetRequiredService<TWatch>()).AddHostedService(s => s.GetRequiredService<TWatch>());
}
