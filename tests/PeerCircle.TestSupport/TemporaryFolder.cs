namespace PeerCircle.TestSupport;

/// <summary>Folders under TMPDIR, with paths short enough for a Unix socket (107 bytes).</summary>
public static class TemporaryFolder
{
    private const UnixFileMode Everyone = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    public static string Create(string prefix)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("These tests start real processes of a Linux system.");
        var folder = Directory.CreateTempSubdirectory(prefix).FullName;
        // Another account (postgres) must be able to walk into it, and root into what that account owns.
        File.SetUnixFileMode(folder, Everyone);
        return folder;
    }
}
