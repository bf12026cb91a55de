namespace PeerCircle.Screening.Rules;

/// <summary>One named reason to do something about a text.</summary>
public interface IRule
{
    /// <summary>What it finds in a text; null for nothing. Pure, and linear in the length of the text. It does not keep the reading.</summary>
    Finding? Judge(Reading reading);
}
