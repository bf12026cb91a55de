// One-tap reactions, answering and withdrawing without loading the page again. Without a connection the plain form does it.
import type { PcChannel } from "../channel/pc-channel.ts";
import type { PcComposer } from "../composer/pc-composer.ts";
import { part } from "../page/part.ts";

export function listen(channel: PcChannel): void {
  channel.addEventListener("click", (event) => {
    const control = (event.target as Element).closest<HTMLElement>("[data-do]");
    const item = control?.closest<HTMLElement>(".message");
    if (!control || !item) return;
    if (control.dataset.do === "answer") return answer(channel, item, event);
    if (!channel.connection.connected) return;
    event.preventDefault();
    void act(channel, control, item.dataset.id!).catch(() => submit(control));
  });
}

function answer(channel: PcChannel, item: HTMLElement, event: Event): void {
  const composer = channel.querySelector<PcComposer>("pc-composer");
  if (!composer) return;
  event.preventDefault();
  composer.answer(item.dataset.id!, part(item, "name").textContent ?? "");
}

async function act(channel: PcChannel, control: HTMLElement, id: string): Promise<void> {
  if (control.dataset.do === "withdraw") {
    await channel.connection.invoke("Withdraw", id);
    return;
  }
  const on = control.getAttribute("aria-pressed") !== "true";
  control.setAttribute("aria-pressed", String(on));
  await channel.connection.invoke("React", id, control.dataset.kind, on);
}

const submit = (control: HTMLElement): void => (control as HTMLButtonElement).form?.requestSubmit(control as HTMLButtonElement);
