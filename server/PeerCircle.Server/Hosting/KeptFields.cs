namespace PeerCircle.Server.Hosting;

/// <summary>What stood in a form that could not be carried out, ready to be sent again as the same send.</summary>
/// <param name="Written">The field a person wrote in; null when there was none, or when the form holds a secret.</param>
/// <param name="Rest">The other fields, token and names of the send included.</param>
public sealed record KeptFields((string Name, string Value)? Written, IReadOnlyList<(string Name, string Value)> Rest)
{
    public static readonly KeptFields None = new(null, []);

    private static readonly string[] Secrets = ["password", "code"];

    // Where people write; everything else is chosen, or made by the page.
    private static readonly string[] Texts = ["text", "note", "facts", "opening", "about"];

    /// <summary>Reads the form of a request. One with a passphrase or a code in it is not written into a page again.</summary>
    public static async Task<KeptFields> OfAsync(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType) return None;
        var fields = (await request.ReadFormAsync()).SelectMany(field => field.Value, (field, value) => (Name: field.Key, Value: value ?? "")).ToList();
        if (fields.Exists(field => Secrets.Any(secret => field.Name.Contains(secret, StringComparison.OrdinalIgnoreCase)))) return None;
        var written = fields.Where(field => Texts.Contains(field.Name, StringComparer.Ordinal)).OrderByDescending(field => field.Value.Length).Take(1).ToList();
        return written is [var one] ? new KeptFields(one, [.. fields.Where(field => field != one)]) : None;
    }
}
