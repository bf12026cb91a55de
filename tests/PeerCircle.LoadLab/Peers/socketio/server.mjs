// Socket.IO with the service's calls and JSON body, and nothing else: no store, no account, no screening.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { Server } from "socket.io";

const author = { id: randomUUID(), nickname: "load aa", role: "member" };
let version = 0;

function message(channelId, text, at) {
  return {
    id: randomUUID(), channelId, position: at, version: at, author, postedAt: new Date().toISOString(), state: "visible",
    html: `<p>${text}</p>\n`, reactions: { hear: 0, metoo: 0, thanks: 0, time: 0 }, lang: "en",
  };
}

const http = createServer();
const io = new Server(http, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });

io.on("connection", socket => {
  socket.on("enter", (channelId, answer) => {
    socket.join(channelId);
    answer({ channelId, epoch: "bare", after: 0, version: 0, reset: false, more: false, messages: [], reactions: [] });
  });
  socket.on("post", (channelId, clientId, text, _replyTo, _note, answer) => {
    const at = ++version;
    const posted = message(channelId, text, at);
    io.to(channelId).emit("changed", { channelId, epoch: "bare", after: at - 1, version: at, reset: false, more: false, messages: [posted], reactions: [] });
    answer({ status: "posted", clientId, message: posted });
  });
});

http.listen(Number(process.argv[2]), "127.0.0.1");
