// Compresses a VSIX again, as small as deflate can be made: what everybody downloads is about a twentieth smaller.
//   node scripts/squeeze.mjs FILE.vsix
import { deflateAsync } from '@gfx/zopfli';
import { readFileSync, writeFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const [path] = process.argv.slice(2);
const deflated = 8;
const marks = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 };
const lengths = { local: 30, central: 46, end: 22 };

const zip = readFileSync(path);
const end = zip.length - lengths.end;
if (zip.readUInt32LE(end) !== marks.end) throw new Error(`${path} does not end as a zip file without a comment does`);
const count = zip.readUInt16LE(end + 10);

const files = [];
const entries = [];
let offset = 0;
let at = zip.readUInt32LE(end + 16);
for (let index = 0; index < count; index++) {
	const entry = zip.subarray(at, at + lengths.central);
	if (entry.readUInt32LE(0) !== marks.central) throw new Error(`${path}: entry ${index} is broken`);
	const nameLength = entry.readUInt16LE(28);
	const name = zip.subarray(at + lengths.central, at + lengths.central + nameLength);
	at += lengths.central + nameLength + entry.readUInt16LE(30) + entry.readUInt16LE(32);
	const packed = await squeezed(entry);
	// Sizes stand in the header, so no descriptor follows the data.
	const flags = entry.readUInt16LE(8) & ~8;

	const local = Buffer.alloc(lengths.local);
	local.writeUInt32LE(marks.local, 0);
	entry.copy(local, 4, 6, 28);
	local.writeUInt16LE(flags, 6);
	local.writeUInt32LE(packed.length, 18);
	local.writeUInt16LE(nameLength, 26);
	files.push(local, name, packed);

	const central = Buffer.from(entry);
	central.writeUInt16LE(flags, 8);
	central.writeUInt32LE(packed.length, 20);
	central.writeUInt32LE(0, 30);
	central.writeUInt32LE(offset, 42);
	entries.push(central, name);
	offset += local.length + nameLength + packed.length;
}

const directory = Buffer.concat(entries);
const last = Buffer.from(zip.subarray(end));
last.writeUInt32LE(directory.length, 12);
last.writeUInt32LE(offset, 16);
writeFileSync(path, Buffer.concat([...files, directory, last]));
console.log(`${path}: ${zip.length} bytes, now ${offset + directory.length + last.length}`);

/** A file's data as it is stored, or packed again where that is smaller. */
async function squeezed(entry) {
	const start = entry.readUInt32LE(42);
	const from = start + lengths.local + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
	const packed = zip.subarray(from, from + entry.readUInt32LE(20));
	if (entry.readUInt16LE(10) !== deflated) return packed;
	// As many blocks as help, not 15: a bundle has parts of many kinds, and is a quarter of a percent smaller.
	const options = { numiterations: 15, blocksplittingmax: 0 };
	const again = Buffer.from(await deflateAsync(inflateRawSync(packed), options));
	return again.length < packed.length ? again : packed;
}
