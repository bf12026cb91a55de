using System.Net;
using System.Net.Sockets;

namespace PeerCircle.Server.Members;

/// <summary>Where an attempt to come in is from.</summary>
/// <param name="Household">The address, or the IPv6 /64 it is in: one household can choose any address of its own.</param>
/// <param name="IsOwnMachine">True for a direct connection from the machine itself while no public address is set: the operator's own.</param>
/// <param name="Knows">The members who have signed in with this browser before.</param>
/// <param name="Device">The kind of browser in plain words.</param>
public sealed record Visitor(string Household, bool IsOwnMachine, IReadOnlyList<Guid> Knows, string Device)
{
    /// <summary>The household an address belongs to.</summary>
    public static string HouseholdOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily is not AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes).ToString();
    }
}
