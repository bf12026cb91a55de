using Microsoft.AspNetCore.Components;
using PeerCircle.Server.Hosting;

namespace PeerCircle.Server.Members.Pages;

/// <summary>A page with a form that may come back with what was written in it. Passphrases and codes never come back.</summary>
public abstract class MemberForm : ComponentBase
{
    /// <summary>The form that came back; null when it is shown for the first time.</summary>
    [Parameter] public ReturnedForm? Form { get; set; }

    /// <summary>Field → what to change.</summary>
    [Parameter] public IReadOnlyDictionary<string, string>? Problems { get; set; }

    /// <summary>What stood in a field.</summary>
    protected string? Typed(string field) => Form?[field];

    /// <summary>What to change in a field.</summary>
    protected string? Problem(string field) => Problems?.GetValueOrDefault(field);
}
