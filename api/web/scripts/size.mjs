// Fails when what a first visit loads is more than the budget. Everything is loaded at first: there is one bundle.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 150_000;
const assets = new URL('../../wwwroot/assets/', import.meta.url);
const sizes = readdirSync(assets)
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => ({ name, bytes: gzipSync(readFileSync(new URL(name, assets))).length }));
const total = sizes.reduce((sum, file) => sum + file.bytes, 0);

for (const { name, bytes } of sizes) {
  console.log(`${name}: ${bytes} bytes gzip`);
}
console.log(`First load: ${total} of ${budget} bytes gzip`);
if (sizes.length === 0 || total > budget) {
  console.error(sizes.length === 0 ? 'Nothing is built: run npm run build first.' : 'The first load is too large.');
  process.exitCode = 1;
}
