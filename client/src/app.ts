import "./page/quick-exit.ts";
import "./page/announcer.ts";
import "./page/support-card.ts";
import "./page/local-time.ts";
import { PcChannel } from "./channel/pc-channel.ts";
import "./composer/pc-composer.ts";
import "./desk/pc-desk.ts";
import "./desk/pc-urgent.ts";
import { listen } from "./messages/actions.ts";
import { arrange } from "./messages/arrange.ts";

for (const channel of document.querySelectorAll<PcChannel>("pc-channel")) listen(channel);
// Earlier pages and found messages stand still, but their times are told gently too.
for (const list of document.querySelectorAll<HTMLElement>("main > .timeline [data-part=messages]")) arrange(list, new Date());
