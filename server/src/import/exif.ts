import { Bytes, latin1, utf16, utf8 } from './bytes.ts';
import { maxMetadataBytes } from './imported.ts';

/** What EXIF data says in words. */
export interface ExifTexts {
	/** Where the web UI writes its generation data. */
	readonly userComment: string | undefined;
	/** Descriptions, makers and models: ComfyUI writes `prompt:{...}` and `workflow:{...}` there. */
	readonly others: readonly string[];
}

const exifFolder = 0x8769;
const userComment = 0x9286;
/** ImageDescription, Make, Model. */
const described: readonly number[] = [0x010e, 0x010f, 0x0110];

/** Reads a TIFF structure, with or without `Exif\0\0` before it. Source: Exif 2.32 (CIPA DC-008), 4.6. */
export function exifTexts(block: Uint8Array): ExifTexts {
	const whole = new Bytes(block);
	const tiff = whole.has('Exif\0\0', 0) ? new Bytes(whole.slice(6, whole.length)) : whole;
	const littleEndian = tiff.has('II', 0);
	const fields = [...fieldsOf(tiff, tiff.u32(4, littleEndian), littleEndian)];
	const folder = fields.find(({ tag }) => tag === exifFolder);
	const inner = folder ? [...fieldsOf(tiff, folder.value, littleEndian)] : [];
	const comment = [...inner, ...fields].find(({ tag }) => tag === userComment);
	return {
		userComment: comment && commentText(comment.bytes, littleEndian),
		others: fields
			.filter(({ tag }) => described.includes(tag))
			.map(({ bytes }) => withoutZeros(utf8(bytes) ?? latin1(bytes))),
	};
}

interface Field {
	readonly tag: number;
	/** The four bytes of the entry itself, as a number. */
	readonly value: number;
	readonly bytes: Uint8Array;
}

/** Bytes of one value by its type: bytes, text, short, long, fraction, undefined. */
const sizes: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8 };

function* fieldsOf(tiff: Bytes, start: number, littleEndian: boolean): Generator<Field> {
	const count = Math.min(tiff.u16(start, littleEndian), 512);
	for (let index = 0; index < count; index++) {
		const at = start + 2 + index * 12;
		if (at + 12 > tiff.length) return;
		const length = (sizes[tiff.u16(at + 2, littleEndian)] ?? 1) * tiff.u32(at + 4, littleEndian);
		const value = tiff.u32(at + 8, littleEndian);
		const from = length <= 4 ? at + 8 : value;
		if (length > maxMetadataBytes) continue;
		yield { tag: tiff.u16(at, littleEndian), value, bytes: tiff.slice(from, from + length) };
	}
}

/** Eight bytes name the encoding. UTF-16 has the file's byte order in some programs, and big-endian in most. */
function commentText(bytes: Uint8Array, littleEndian: boolean): string {
	const comment = new Bytes(bytes);
	const words = comment.slice(8, comment.length);
	if (comment.has('UNICODE\0', 0)) return withoutZeros(utf16(words, isLittleEndian(words, littleEndian)));
	const text = comment.has('ASCII\0\0\0', 0) || comment.has('\0\0\0\0\0\0\0\0', 0) ? words : bytes;
	return withoutZeros(utf8(text) ?? latin1(text));
}

/** Most prompts have Latin letters: on which side of them the zeros stand tells the byte order. */
function isLittleEndian(units: Uint8Array, otherwise: boolean): boolean {
	let first = 0;
	let second = 0;
	for (let at = 0; at + 1 < Math.min(units.length, 4000); at += 2) {
		if (units[at] === 0) first++;
		if (units[at + 1] === 0) second++;
	}
	return first === second ? otherwise : second > first;
}

/** Without the zeros that end a text, and a byte order mark. */
function withoutZeros(text: string): string {
	let end = text.length;
	while (end > 0 && text[end - 1] === '\0') end--;
	return text.slice(text.startsWith('\uFEFF') ? 1 : 0, end);
}
