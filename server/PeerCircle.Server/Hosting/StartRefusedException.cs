namespace PeerCircle.Server.Hosting;

/// <summary>The service will not start as it was told to; the message says why and what to do.</summary>
public sealed class StartRefusedException(string message) : Exception(message);
