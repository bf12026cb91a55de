using PeerCircle.Server.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.AddPages();

var app = builder.Build();
app.UsePages();
app.MapPages();
await app.RunAsync();
