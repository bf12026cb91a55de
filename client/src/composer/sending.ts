// One text on its way. The same text keeps its client id however often it is tried, so it can arrive only once.
import type { PostResult } from "../wire.ts";
import { HubProblem, type PcChannel } from "../channel/pc-channel.ts";
import { call, Refusal, Unreachable } from "../page/api.ts";

export interface Sending {
  clientId: string;
  text: string;
  replyTo: string | null;
  note: string | null;
}

export const newId = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

/** Sends by the live connection, else by HTTP. Throws Unreachable when it is unknown whether it arrived: then it is sent again. */
export async function send(channel: PcChannel, sending: Sending): Promise<PostResult> {
  try {
    if (channel.connection.connected) return await byHub(channel, sending);
    return await call<PostResult>("POST", `/api/channels/${channel.channelId}/messages`, sending);
  } catch (reason) {
    if (reason instanceof Refusal) return refused(sending, reason.problem.type, reason.problem.title);
    if (!(reason instanceof HubProblem)) throw reason instanceof Unreachable ? reason : new Unreachable();
    if (reason.problem.type.endsWith(":busy")) throw new Unreachable(reason.problem.retryAfterSeconds);
    return refused(sending, reason.problem.type, reason.problem.title);
  }
}

const byHub = (channel: PcChannel, { clientId, text, replyTo, note }: Sending): Promise<PostResult> =>
  channel.connection.invoke<PostResult>("Post", channel.channelId, clientId, text, replyTo, note);

const refused = (sending: Sending, type: string, title: string): PostResult =>
  ({ status: "refused", clientId: sending.clientId, reason: { slug: type.replace("urn:peercircle:", ""), text: title } });
