// Fails when what a first visit loads is more than the budget: what the page itself names, and one language, the largest. The rest is fetched when it is needed.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 150_000;
const root = new URL('../../wwwroot/', import.meta.url);
const page = readFileSync(new URL('index.html', root), 'utf8');
const sizes = readdirSync(new URL('assets/', root))
  .filter((name) => /\.(js|css)$/.test(name))
  .map((name) => ({ name, bytes: gzipSync(readFileSync(new URL(`assets/${name}`, root))).length, first: page.includes(`/assets/${name}`) }))
  .sort((a, b) => Number(b.first) - Number(a.first));
const languages = readdirSync(new URL('../src/i18n/messages/', import.meta.url)).filter((name) => name.endsWith('.ts')).map((name) => name.slice(0, -'.ts'.length));
const language = Math.max(...languages.map((code) => sizes.find(({ name }) => name.startsWith(`${code}-`)).bytes));
const total = sizes.reduce((sum, file) => sum + (file.first ? file.bytes : 0), language);

for (const { name, bytes, first } of sizes) {
  console.log(`${name}: ${bytes} bytes gzip${first ? '' : ', when needed'}`);
}
console.log(`First load: ${total} of ${budget} bytes gzip`);
if (total === language || total > budget) {
  console.error(total === language ? 'Nothing is built: run npm run build first.' : 'The first load is too large.');
  process.exitCode = 1;
}
