// A moment the server could only tell in its own time zone, in the reader's.
for (const time of document.querySelectorAll<HTMLTimeElement>("time.local")) {
  const [at, language] = [new Date(time.dateTime), document.documentElement.lang];
  time.textContent = `${at.toLocaleDateString(language, { weekday: "long" })} ${at.toLocaleTimeString(language, { hour: "numeric", minute: "2-digit" })}`;
}
