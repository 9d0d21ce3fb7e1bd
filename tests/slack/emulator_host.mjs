// Hosts the `emulate` package's Slack in this process, so that tests can reset it.
// usage: node emulator_host.mjs HOME PORT SEED.json | stdin "reset\n" -> stdout "reset-ok"; end of input -> exit
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [home, port, seedFile] = process.argv.slice(2);
const { createEmulator } = await import(pathToFileURL(`${home}/node_modules/emulate/dist/api.js`).href);
const emulator = await createEmulator({ service: "slack", port: Number(port), seed: JSON.parse(readFileSync(seedFile, "utf8")) });
console.log(`ready ${emulator.url}`);
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "reset") {
    emulator.reset();
    console.log("reset-ok");
  }
}
await emulator.close();
process.exit(0);
