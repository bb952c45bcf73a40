// People who type in one text, with the real client libraries: ours (the browser client's session and draft), and the
// provider of Hocuspocus with Yjs. Both apply everything that comes, as a browser would, and measure when they have.
// usage: node dist/typing.mjs '<plan>' ; the same plan, marks and result as the load generator in ../Harness/Load
import { openHocuspocus } from './typing/hocuspocus.mjs';
import { openStadmaken } from './typing/stadmaken.mjs';

const plan = JSON.parse(process.argv[2]);
const people = plan.ClientsPerBoard;
const now = () => performance.now();
const say = (what) => console.log(`# ${what}`);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

let latencies = [];
let [lastAt, lastAcceptedAt, accepted, received, sent] = [0, 0, 0, 0, 0];

/** Somebody has a character that was typed at `time`; `own` when it is theirs, and accepted. */
function arrived(time, own) {
  lastAt = now();
  latencies.push(lastAt - time);
  received++;
  if (own) {
    accepted++;
    lastAcceptedAt = lastAt;
  }
}

async function type(seconds, rate) {
  const start = now();
  const total = Math.floor(seconds * rate);
  const until = sent + total;
  const first = sent;
  while (sent < until) {
    const due = first + Math.floor(((now() - start) * rate) / 1000);
    for (; sent < due && sent < until; sent++) {
      typists[sent % people].type();
    }
    await pause(1);
  }
}

async function drained() {
  const giveUp = now() + 60_000;
  while (received < sent * people) {
    if (now() > giveUp) {
      throw new Error(`${received} of ${sent * people} characters came.`);
    }
    await pause(10);
  }
}

const open = plan.Peer === 'hocuspocus' ? openHocuspocus : openStadmaken;
const typists = await open(plan.Address, people, arrived, () => say('prepared'));
say('joined');
// A person cannot type as fast as possible; ten times as fast as what is measured warms as well.
await type(plan.WarmSeconds, plan.Rate * 5);
await drained();
const before = received;
[latencies, accepted] = [[], 0];
say('begin');
const [begin, cpu] = [now(), process.cpuUsage()];
await type(plan.Seconds, plan.Rate);
await drained();
say('end');
const used = process.cpuUsage(cpu);
const texts = new Set(typists.map((typist) => typist.text()));
if (texts.size !== 1 || [...texts][0].length !== sent) {
  throw new Error(`They do not all have the same ${sent} characters: ${[...texts].map((text) => text.length)}`);
}
latencies.sort((a, b) => a - b);
const at = (part) => latencies[Math.min(latencies.length - 1, Math.floor(part * latencies.length))];
console.log(JSON.stringify({
  Edits: accepted,
  EditsPerSecond: (accepted * 1000) / (lastAcceptedAt - begin),
  Deliveries: received - before,
  DeliveriesPerSecond: ((received - before) * 1000) / (lastAt - begin),
  P50: at(0.5), P95: at(0.95), P99: at(0.99),
  Clients: people,
  LoadBusy: (used.user + used.system) / 1000 / (now() - begin),
}));
process.exit(0);
