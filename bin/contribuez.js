#!/usr/bin/env node
// Plain JavaScript that old versions of Node can read too, so that they get one clear line instead of a syntax error.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const needed = 24;
const [major] = process.versions.node.split('.');
if (Number(major) < needed) {
  console.error(
    `contribuez: Node ${needed} or newer is needed, this is ${process.version}. In a clone, "npm start" and "npx contribuez" bring their own.`,
  );
  process.exit(1);
}
// What Node compiles of the sources is kept beside the libraries, so that the next start is a quarter shorter. Where that
// folder can’t be written, each start compiles anew. (Not in the system’s temporary folder, where others may write.)
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/contribuez', import.meta.url)));
if (existsSync('.env')) process.loadEnvFile('.env');
// A clone has the sources, which this Node runs as they are; the published package has what was built from them.
const source = new URL('../src/cli/main.ts', import.meta.url);
const built = new URL('../dist/src/cli/main.js', import.meta.url);
const { main } = await import(existsSync(source) ? source.href : built.href);
await main(process.argv);
