// The page brings its sentences in the reader's language in <template id="words">.
let sentences: Map<string, string> | undefined;

function read(): Map<string, string> {
  const page = document.querySelector<HTMLTemplateElement>("#words");
  return new Map([...(page?.content.querySelectorAll("data") ?? [])].map((data) => [data.value, data.textContent ?? ""]));
}

/** The sentence of that name, with `{0}`, `{1}` filled in. */
export function say(name: string, ...values: (string | number)[]): string {
  sentences ??= read();
  return (sentences.get(name) ?? name).replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ""));
}
