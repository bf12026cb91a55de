using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace PeerCircle.Server.Messages.Parts;

/// <summary>The one place where text becomes markup. What comes here was rendered from the safe subset by the server.</summary>
public sealed class MessageBody : ComponentBase
{
    /// <summary>Rendered html: of a message or of a room's guidelines.</summary>
    [Parameter, EditorRequired] public string Html { get; set; } = "";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
#pragma warning disable RS0030 // This is the one place that is allowed to: everything else goes through it.
        builder.AddContent(0, new MarkupString(Html));
#pragma warning restore RS0030
    }
}
