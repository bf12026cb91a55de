using PeerCircle.LoadLab;

return await Commands.RunAsync(args);
