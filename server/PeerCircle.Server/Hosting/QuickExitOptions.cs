using System.ComponentModel.DataAnnotations;

namespace PeerCircle.Server.Hosting;

/// <summary>Where someone goes who has to leave at once (section <c>PeerCircle</c>).</summary>
public sealed class QuickExitOptions
{
    /// <summary>A page that anybody might have open (<c>PeerCircle:NeutralPage</c>).</summary>
    [Required]
    public Uri NeutralPage { get; set; } = new("https://www.wikipedia.org/");
}
