// Installs what package-lock.json pins and bundles src/ and styles/ into the server's wwwroot.
// `dotnet build` calls it. Two builds may call it at once: one works, the other waits and finds the work done.
import { execSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { fileURLToPath } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, "../server/PeerCircle.Server/wwwroot/app");
const modules = path.join(here, "node_modules");
const lock = path.join(here, "dist", "lock");

const filesIn = (folder) => fs.readdirSync(path.join(here, folder), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => path.join(entry.parentPath, entry.name))
  .sort();

const hashOf = (files) => {
  const hash = createHash("sha256");
  for (const file of files) hash.update(path.relative(here, file)).update("\0").update(fs.readFileSync(file)).update("\0");
  return hash.digest("hex");
};

const read = (file) => fs.existsSync(file) ? fs.readFileSync(file, "utf8") : "";

// Readers of a file never meet half of it.
const writeWhole = (file, content) => {
  fs.writeFileSync(`${file}.${process.pid}`, content);
  fs.renameSync(`${file}.${process.pid}`, file);
};

const isAlive = (pid) => {
  try { return process.kill(pid, 0); } catch (error) { return error.code === "EPERM"; }
};

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function takeTurn() {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
    const holder = Number(read(lock));
    const left = holder > 0 && !isAlive(holder);
    if (left) fs.rmSync(lock, { force: true });
    else await pause(150);
  }
}

function install() {
  const wanted = hashOf([path.join(here, "package-lock.json")]);
  const stamp = path.join(modules, ".peercircle");
  if (read(stamp) === wanted) return;
  // No package may run a script of its own on this machine.
  execSync("npm ci --include=dev --ignore-scripts --no-audit --no-fund --loglevel=error", { cwd: here, stdio: ["ignore", 2, 2] });
  writeWhole(stamp, wanted);
}

async function bundle() {
  const { build } = await import("esbuild");
  const result = await build({
    absWorkingDir: here,
    entryPoints: { app: "src/app.ts", style: "styles/style.css" },
    outdir: out,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: ["es2022"],
    legalComments: "none",
    logLevel: "warning",
  });
  return result.outputFiles;
}

await takeTurn();
try {
  const sources = [...filesIn("src"), ...filesIn("styles"), path.join(here, "package-lock.json"), path.join(here, "build.mjs")];
  const wanted = hashOf(sources);
  const stamp = path.join(here, "dist", "stamp");
  const products = ["app.js", "style.css"].map((name) => path.join(out, name));
  if (read(stamp) !== wanted || !products.every((file) => fs.existsSync(file))) {
    install();
    fs.mkdirSync(out, { recursive: true });
    for (const file of await bundle()) writeWhole(file.path, file.contents);
    writeWhole(stamp, wanted);
  }
  const now = new Date();
  for (const file of products) fs.utimesSync(file, now, now);
} finally {
  fs.rmSync(lock, { force: true });
}
