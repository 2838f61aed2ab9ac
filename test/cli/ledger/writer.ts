// A program that adds entries to a ledger and says which are written, a line each, until it has added them all or is
// stopped. `writer.ts LEDGER NAME COUNT AT-ONCE`
import { writeSync } from 'node:fs';
import { appendEvent } from '../../../server/src/node/appendEvent.ts';

const [path = '', name = '', count = '', atOnce = ''] = process.argv.slice(2);
const note = 'x'.repeat(40);
let next = 0;

async function write(): Promise<void> {
	for (let number = next++; number < Number(count); number = next++) {
		const id = `${name}-${String(number)}`;
		await appendEvent(path, { id, time: '2026-11-22T12:00:00Z', event: 'kept', note, images: 1, client: name });
		writeSync(1, `${id}\n`);
	}
}

await Promise.all(Array.from({ length: Number(atOnce) }, write));
