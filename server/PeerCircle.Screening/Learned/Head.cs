namespace PeerCircle.Screening.Learned;

/// <summary>What the scorer was taught to tell, one score each.</summary>
internal enum Head
{
    Crisis,

    /// <summary>The distress of someone else; meaningful beside crisis only.</summary>
    Other,

    /// <summary>A goodbye, a plan or preparations; meaningful beside crisis only.</summary>
    Parting,
    Contact,
    Abuse,
    Grooming,
    Spam,

    /// <summary>Not used: a row of eight is one step for the processor.</summary>
    Spare,
}
