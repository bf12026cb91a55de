using PeerCircle.Server;

var app = CircleApp.Build(args);
await CircleApp.RunAsync(app);
