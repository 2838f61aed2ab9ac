import { deflateSync } from 'node:zlib';

/** Bytes of files as real programs write them, with as little picture as will do. */

const bytes = (...parts: (string | Uint8Array | readonly number[])[]): Buffer =>
	Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

const u32 = (value: number): Buffer => {
	const buffer = Buffer.alloc(4);
	buffer.writeUInt32BE(value);
	return buffer;
};

function crc32(data: Uint8Array): number {
	let crc = ~0;
	for (const byte of data) {
		crc ^= byte;
		for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc >>> 0;
}

export const pngChunk = (kind: string, data: Uint8Array): Buffer =>
	bytes(u32(data.length), kind, data, u32(crc32(bytes(kind, data))));

export const tEXt = (keyword: string, text: string | Uint8Array): Buffer => pngChunk('tEXt', bytes(keyword, [0], text));

export const zTXt = (keyword: string, text: string): Buffer =>
	pngChunk('zTXt', bytes(keyword, [0, 0], deflateSync(Buffer.from(text, 'latin1'))));

export const iTXt = (keyword: string, text: string, isPacked = false): Buffer =>
	pngChunk(
		'iTXt',
		bytes(
			keyword,
			[0, isPacked ? 1 : 0, 0],
			'en',
			[0],
			keyword,
			[0],
			isPacked ? deflateSync(Buffer.from(text)) : Buffer.from(text),
		),
	);

/** One grey pixel, and these chunks. */
export const png = (...chunks: Uint8Array[]): Buffer =>
	bytes(
		'\x89PNG\r\n\x1a\n',
		pngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
		...chunks,
		pngChunk('IDAT', deflateSync(Buffer.from([0, 128]))),
		pngChunk('IEND', Buffer.alloc(0)),
	);

export interface ExifFields {
	readonly userComment?: { readonly text: string; readonly encoding: 'utf-16be' | 'utf-16le' | 'ascii' | 'none' };
	readonly make?: string;
	readonly model?: string;
	readonly littleEndian?: boolean;
}

/** A TIFF structure with a first folder and, for a comment, the EXIF folder. */
export function exif({ userComment, make, model, littleEndian = false }: ExifFields): Buffer {
	const number = (value: number, size: 2 | 4): Buffer => {
		const buffer = Buffer.alloc(size);
		if (littleEndian) buffer.writeUIntLE(value, 0, size);
		else buffer.writeUIntBE(value, 0, size);
		return buffer;
	};
	const entry = (tag: number, type: number, count: number, value: number): Buffer =>
		bytes(number(tag, 2), number(type, 2), number(count, 4), number(value, 4));
	const texts = [
		...(make === undefined ? [] : [{ tag: 0x010f, data: bytes(Buffer.from(make), [0]) }]),
		...(model === undefined ? [] : [{ tag: 0x0110, data: bytes(Buffer.from(model), [0]) }]),
	];
	const count = texts.length + (userComment ? 1 : 0);
	let at = 8 + 2 + count * 12 + 4;
	const entries: Buffer[] = [];
	const data: Buffer[] = [];
	for (const { tag, data: text } of texts) {
		entries.push(entry(tag, 2, text.length, at));
		data.push(text);
		at += text.length;
	}
	if (userComment) {
		const comment = commentBytes(userComment);
		entries.push(entry(0x8769, 4, 1, at));
		data.push(number(1, 2), entry(0x9286, 7, comment.length, at + 2 + 12 + 4), number(0, 4), comment);
	}
	return bytes(
		littleEndian ? 'II' : 'MM',
		number(42, 2),
		number(8, 4),
		number(count, 2),
		...entries,
		number(0, 4),
		...data,
	);
}

function commentBytes({ text, encoding }: NonNullable<ExifFields['userComment']>): Buffer {
	if (encoding === 'ascii') return bytes('ASCII\0\0\0', Buffer.from(text));
	if (encoding === 'none') return bytes('\0\0\0\0\0\0\0\0', Buffer.from(text));
	const units = Buffer.from(text, 'utf16le');
	return bytes('UNICODE\0', encoding === 'utf-16be' ? units.swap16() : units);
}

/** A JPEG's header segments, with a JFIF segment before the EXIF one. */
export function jpeg(block: Uint8Array): Buffer {
	const u16 = (value: number): number[] => [value >> 8, value & 0xff];
	const segment = (marker: number, data: Uint8Array): Buffer => bytes([0xff, marker], u16(data.length + 2), data);
	return bytes(
		[0xff, 0xd8],
		segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
		segment(0xe1, bytes('Exif\0\0', block)),
		[0xff, 0xda, 0, 2, 0, 0xff, 0xd9],
	);
}

/** A WebP with an odd chunk before the EXIF one, to be padded over. */
export function webp(block: Uint8Array): Buffer {
	const chunk = (kind: string, data: Uint8Array): Buffer => {
		const length = Buffer.alloc(4);
		length.writeUInt32LE(data.length);
		return bytes(kind, length, data, data.length % 2 === 1 ? [0] : []);
	};
	const body = bytes(
		'WEBP',
		chunk('VP8X', Buffer.from([8, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
		chunk('VP8L', Buffer.from([0x2f, 0, 0])),
		chunk('EXIF', block),
	);
	const size = Buffer.alloc(4);
	size.writeUInt32LE(body.length);
	return bytes('RIFF', size, body);
}

export const infotext = `(masterpiece:1.2), portrait of a fisherman, Rembrandt lighting
weathered face
Negative prompt: lowres, bad hands
Steps: 28, Sampler: DPM++ 2M, Schedule type: Karras, CFG scale: 6, Seed: 42, Size: 832x1216, Model: sd_xl_base_1.0, Lora hashes: "a: 1, b: 2"`;

/** What ComfyUI queues: the default workflow, with a LoRA before the sampler. */
export const comfyPrompt = JSON.stringify({
	'3': {
		class_type: 'KSampler',
		inputs: {
			seed: 7,
			steps: 25,
			cfg: 5.5,
			sampler_name: 'dpmpp_2m',
			scheduler: 'karras',
			denoise: 1,
			model: ['10', 0],
			positive: ['6', 0],
			negative: ['7', 0],
			latent_image: ['5', 0],
		},
	},
	'4': { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'sdxl/sd_xl_base_1.0.safetensors' } },
	'5': { class_type: 'EmptyLatentImage', inputs: { width: 1024, height: 1536, batch_size: 4 } },
	'6': { class_type: 'CLIPTextEncode', inputs: { text: 'a (lighthouse:1.3) on a cliff, storm', clip: ['10', 1] } },
	'7': { class_type: 'CLIPTextEncode', inputs: { text: 'people, boats', clip: ['10', 1] } },
	'8': { class_type: 'VAEDecode', inputs: { samples: ['3', 0], vae: ['4', 2] }, is_changed: ['@'] },
	'10': {
		class_type: 'LoraLoader',
		inputs: {
			lora_name: 'film_grain.safetensors',
			strength_model: 0.7,
			strength_clip: 0.7,
			model: ['4', 0],
			clip: ['4', 1],
		},
	},
}).replace('["@"]', '[NaN]');
