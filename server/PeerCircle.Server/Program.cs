using PeerCircle.Server;
using PeerCircle.Server.Hosting;

try
{
    return await CommandLine.RunAsync(args, ServeAsync);
}
catch (StartRefusedException refused)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}

static Task ServeAsync(string[] args) => CircleApp.RunAsync(CircleApp.Build(args));
