import { describe, expect, test } from "vitest";
import type { ChangeSet, MessageView } from "../wire.ts";
import { Log } from "./log.ts";

const message = (id: string, version: number, more: Partial<MessageView> = {}): MessageView => ({
  id, channelId: "c", position: version, version, author: { id: "a", nickname: "mika", role: "member" }, postedAt: "2026-01-01T00:00:00Z",
  state: "visible", html: `<p>${id} v${version}</p>`, reactions: { hear: 0, metoo: 0, thanks: 0, time: 0 }, ...more,
});
const set = (after: number, version: number, messages: MessageView[] = [], more: Partial<ChangeSet> = {}): ChangeSet =>
  ({ channelId: "c", epoch: "e", after, version, reset: false, more: false, messages, reactions: [], ...more });

describe("a log that keeps up", () => {
  test("applies what follows on what it has", () => {
    const log = new Log("e", 4);
    expect(log.apply(set(4, 6, [message("m", 6)]))).toBe("nothing");
    expect(log.version).toBe(6);
  });

  test("asks since its version when a push would leave a hole, and changes nothing", () => {
    const log = new Log("e", 4);
    expect(log.apply(set(5, 6, [message("m", 6)]))).toBe("since");
    expect([log.version, log.messages.size]).toEqual([4, 0]);
  });

  test("keeps the highest version of a message whatever the order", () => {
    const log = new Log("e", 0);
    log.apply(set(0, 9, [message("m", 9, { position: 2 })]));
    log.apply(set(0, 5, [message("m", 5, { position: 2 })]));
    expect(log.messages.get("m")!.version).toBe(9);
    expect(log.version).toBe(9);
  });

  test("lets reactions pass without the text, unless something newer was seen", () => {
    const log = new Log("e", 0);
    log.apply(set(0, 2, [message("m", 2)]));
    log.apply(set(2, 4, [], { reactions: [{ id: "m", version: 4, reactions: { hear: 2, metoo: 0, thanks: 0, time: 0 } }] }));
    log.apply(set(2, 3, [], { reactions: [{ id: "m", version: 3, reactions: { hear: 1, metoo: 0, thanks: 0, time: 0 } }] }));
    expect(log.messages.get("m")).toMatchObject({ html: "<p>m v2</p>", version: 4, reactions: { hear: 2 } });
  });

  test("starts over with another epoch and replaces everything on reset", () => {
    const log = new Log("e", 9);
    log.apply(set(9, 10, [message("old", 10)]));
    expect(log.apply(set(0, 3, [], { epoch: "f" }))).toBe("anew");
    expect(log.apply(set(0, 3, [message("new", 3)], { epoch: "f", reset: true, more: true }))).toBe("nothing");
    expect([...log.messages.keys()]).toEqual(["new"]);
    expect([log.epoch, log.version]).toEqual(["f", 3]);
  });

  test("asks again while there is more", () => {
    expect(new Log("e", 0).apply(set(0, 50, [message("m", 50)], { more: true }))).toBe("since");
  });

  test("drops what was purged", () => {
    const log = new Log("e", 0);
    log.apply(set(0, 9, [message("low", 3), message("high", 9)]));
    log.apply(set(9, 10, [], { channel: { mode: "open", staffed: true, slowSeconds: 0, floor: 5 } }));
    expect([...log.messages.keys()]).toEqual(["high"]);
  });

  test("a late push brings back neither what was purged nor an older mode", () => {
    const log = new Log("e", 0);
    const info = { staffed: false, slowSeconds: 0 };
    log.apply(set(0, 9, [message("low", 3), message("high", 9)]));
    log.apply(set(9, 10, [], { channel: { ...info, mode: "held", floor: 5 } }));
    log.apply(set(2, 3, [message("low", 3)], { channel: { ...info, mode: "open", floor: 0 } }));
    expect([...log.messages.keys()]).toEqual(["high"]);
    expect(log.channel).toMatchObject({ mode: "held", floor: 5 });
  });

  test("knows from a head what it missed", () => {
    const log = new Log("e", 5);
    expect(log.compare({ channelId: "c", epoch: "e", version: 5 })).toBe("nothing");
    expect(log.compare({ channelId: "c", epoch: "e", version: 6 })).toBe("since");
    expect(log.compare({ channelId: "c", epoch: "f", version: 1 })).toBe("anew");
  });

  test("equals a fresh fetch after losses, repeats and any order", () => {
    const all = Array.from({ length: 40 }, (_, i) => message(`m${i % 13}`, i + 1, { position: (i % 13) + 1 }));
    const since = (v: number) => set(v, 40, all.filter((m) => m.version > v && !all.some((n) => n.id === m.id && n.version > m.version)));
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let round = 0; round < 200; round++) {
      const log = new Log("e", 0);
      const pushes = all.map((m) => set(m.version - 1, m.version, [m])).filter(() => random() > 0.3).sort(() => random() - 0.5);
      for (const push of [...pushes, ...pushes.slice(0, 9)]) {
        if (log.apply(push) === "since" && random() > 0.6) log.apply(since(log.version));
      }
      log.apply(since(log.version));
      const fresh = new Log("e", 0);
      fresh.apply(since(0));
      expect(log.inOrder()).toEqual(fresh.inOrder());
    }
  });
});
