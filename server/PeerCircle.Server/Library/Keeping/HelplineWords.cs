using Microsoft.Extensions.Localization;

namespace PeerCircle.Server.Library;

/// <summary>Marks the words of the pages on which staff keep the helplines. The English sentence is the key.</summary>
public sealed class HelplineWords;

/// <summary>What staff are told about an entry.</summary>
public sealed class HelplineSentences(IStringLocalizer<HelplineWords> say)
{
    /// <summary>How it stands: hidden, looked up here, or as it ships.</summary>
    public string Standing(HelplineState state) => state switch
    {
        { Wrong: true } => say["marked wrong, shown to nobody"],
        { Kept.ConfirmedAt: not null } => say["looked up here on {0}", state.Line.CheckedOn ?? ""],
        { Line.CheckedOn: { } day } => say["not looked up here yet; its source is from {0}", day],
        _ => say["not looked up here yet; its source bears no date"],
    };

    /// <summary>For whom a region stands, as staff say it.</summary>
    public string Region(RegionNames names, string region) => region == Helplines.International ? say["everywhere (any country)"] : names.Of(region);

    /// <summary>A way to reach it, by name.</summary>
    public string Way(string kind) => kind switch
    {
        "text" => say["text message"],
        "chat" => say["chat"],
        "messenger" => say["messenger"],
        "whatsapp" => say["WhatsApp"],
        "phone" => say["phone"],
        _ => say["web page"],
    };

    /// <summary>What stood in the way, and what to do next.</summary>
    public string Fault(HelplineFault fault) => fault switch
    {
        HelplineFault.Name => say["Please write its name, in up to {0} characters.", HelplineDraft.NameUnits],
        HelplineFault.Region => say["Please choose a country from the list."],
        HelplineFault.NoHours => say["Please say in at least one language when it can be reached."],
        HelplineFault.Open => say["These hours can't be read. \"always\", or a time zone and hours by days, such as: Asia/Tokyo mo,th,fr 0-24; tu,we,sa,su 6-24"],
        HelplineFault.NoWay => say["Please give at least one way to reach it."],
        HelplineFault.Reach => say["One of the ways does not fit: a text message, WhatsApp and a phone need a number, a chat and a web page an address that begins with https."],
        HelplineFault.TooLong => say["One of the texts is too long, or holds characters that can't be shown. Up to {0} fit.", HelplineDraft.WordUnits],
        HelplineFault.Source => say["Please say where you looked it up: an address, or whom you asked. A number from memory can do harm."],
        HelplineFault.Changed => say["Someone else changed this in the meantime. Look at it again before you keep it."],
        HelplineFault.LastForAll => say["Nothing would be left for people in countries that are not listed. Please add another entry for everywhere first."],
        _ => say["There are {0} entries already, which is all that fits.", KeptHelpline.Most],
    };
}
