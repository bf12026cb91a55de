using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using PeerCircle.TestSupport;

namespace PeerCircle.FaultTests.Storm;

/// <summary>
/// Hundreds of signed-in members without hundreds of passphrases to hash: copies of one member and their only session, with the cookies
/// that the node would have given them, sealed with its own keys.
/// </summary>
internal static class Guests
{
    private const string Scheme = "peercircle";

    /// <summary>Makes <paramref name="count"/> of them; their cookies.</summary>
    public static async Task<List<string>> InviteAsync(ServerProcess server, string database, string like, int count)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            with guests as (
              insert into members select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'user_name', 'guest ' || n, 'normalized_user_name', 'guest ' || n))).*
              from members m, generate_series(1, @count) n where m.user_name = @like returning id)
            insert into sessions select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'member_id', g.id))).*
            from sessions s join members m on m.id = s.member_id and m.user_name = @like, guests g returning id
            """,
            connection);
        command.Parameters.AddWithValue("count", count);
        command.Parameters.AddWithValue("like", like);
        var cookies = new List<string>();
        var seal = Seal(server);
        await using var sessions = await command.ExecuteReaderAsync();
        while (await sessions.ReadAsync()) cookies.Add($"{Scheme}={seal.Protect(Ticket(sessions.GetGuid(0)))}");
        return cookies;
    }

    private static TicketDataFormat Seal(ServerProcess server) => new(
        DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(server.DataDirectory, "keys")), keys => keys.SetApplicationName("PeerCircle"))
            .CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", Scheme, "v2"));

    private static AuthenticationTicket Ticket(Guid session)
    {
        var now = TimeProvider.System.GetUtcNow();
        var life = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) };
        return new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim("sid", session.ToString())], Scheme)), life, Scheme);
    }
}
