import type { Inflate } from '../../import/png.ts';

/** What a worker has to unpack with; Node's types do not name it. */
interface Unpacker {
	readonly readable: { getReader(): { read(): Promise<{ done: boolean; value?: Uint8Array }> } };
	readonly writable: { getWriter(): { write(bytes: Uint8Array): Promise<void>; close(): Promise<void> } };
}

declare const DecompressionStream: new (format: 'deflate') => Unpacker;

/** zlib, as a browser has it. What came before the data breaks off is enough. */
export const browserInflate: Inflate = async (packed, maxBytes) => {
	const stream = new DecompressionStream('deflate');
	const writer = stream.writable.getWriter();
	const isWritten = writer
		.write(packed)
		.then(() => writer.close())
		.catch(() => undefined);
	const reader = stream.readable.getReader();
	const pieces: Uint8Array[] = [];
	let length = 0;
	try {
		for (let next = await reader.read(); !next.done; next = await reader.read()) {
			const piece = next.value ?? new Uint8Array();
			length += piece.length;
			if (length > maxBytes) throw new RangeError('too long');
			pieces.push(piece);
		}
		await isWritten;
	} catch (error) {
		if (length === 0 || error instanceof RangeError) throw error;
	}
	const whole = new Uint8Array(length);
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
};
