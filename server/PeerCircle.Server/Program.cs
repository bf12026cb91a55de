using PeerCircle.Server;
using PeerCircle.Server.Hosting;

return await CommandLine.RunAsync(args, ServeAsync);

static Task ServeAsync(string[] args) => CircleApp.RunAsync(CircleApp.Build(args));
