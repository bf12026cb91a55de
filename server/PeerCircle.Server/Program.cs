var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "PeerCircle");
await app.RunAsync();
