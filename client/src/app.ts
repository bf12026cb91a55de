import "./page/quick-exit.ts";
import "./page/announcer.ts";
import "./page/support-card.ts";
import { PcChannel } from "./channel/pc-channel.ts";
import "./composer/pc-composer.ts";
import { listen } from "./messages/actions.ts";

for (const channel of document.querySelectorAll<PcChannel>("pc-channel")) listen(channel);
