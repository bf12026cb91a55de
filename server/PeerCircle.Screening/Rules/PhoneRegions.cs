using PhoneNumbers;

namespace PeerCircle.Screening.Rules;

/// <summary>The places whose phone numbers are known by their numbering plan (libphonenumber).</summary>
public sealed class PhoneRegions
{
    private readonly string[] _regions;

    /// <param name="regions">ISO 3166 codes, such as <c>JP</c>.</param>
    /// <exception cref="ArgumentException">One is unknown.</exception>
    public PhoneRegions(params string[] regions)
        : this(regions.AsSpan())
    {
        foreach (var region in regions)
        {
            if (!PhoneNumberUtil.GetInstance().GetSupportedRegions().Contains(region))
                throw new ArgumentException($"\"{region}\" is no region.", nameof(regions));
        }

    }

    // The plans are read when digits first ask for them.
    private PhoneRegions(ReadOnlySpan<string> regions) => _regions = [.. regions];

    /// <summary>Where the members of a circle are taken to live unless it is said.</summary>
    public static PhoneRegions Usual { get; } = new((ReadOnlySpan<string>)["JP", "KR", "IT", "GB", "IE", "US"]);

    /// <summary>True when these digits, as they are dialled in one of the regions, call a mobile phone there.</summary>
    public bool HasMobile(string digits) => Array.Exists(_regions, region => Is(digits, region, PhoneNumberType.MOBILE));

    /// <summary>True when calling these digits costs the caller nothing in one of the regions: an office answers there, and never a member.</summary>
    public bool HasFreephone(string digits) => Array.Exists(_regions, region => Is(digits, region, PhoneNumberType.TOLL_FREE));

    private static bool Is(string digits, string region, PhoneNumberType type)
    {
        var plans = PhoneNumberUtil.GetInstance();
        try
        {
            var number = plans.Parse(digits, region);
            return plans.IsValidNumberForRegion(number, region) && plans.GetNumberType(number) == type;
        }
        catch (NumberParseException)
        {
            // The library's way to say that these digits are no number.
            return false;
        }
    }
}
