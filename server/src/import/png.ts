import { Bytes, latin1, utf8 } from './bytes.ts';
import { maxMetadataBytes } from './imported.ts';

/**
 * Unpacks zlib data, as the host can. Of data that breaks off it gives what there was, and it rejects where that is
 * nothing or the result would be longer than `maxBytes`.
 */
export type Inflate = (packed: Uint8Array, maxBytes: number) => Promise<Uint8Array>;

const signature = '\x89PNG\r\n\x1a\n';

export const isPng = (file: Bytes): boolean => file.has(signature, 0);

/**
 * The texts of a PNG by their keywords: `tEXt`, `zTXt` and `iTXt`, wherever they stand. Of a chunk that breaks off,
 * what is there is read; one that cannot be unpacked is passed over. Source: PNG, third edition, 11.3.3.
 */
export async function pngTexts(file: Bytes, inflate: Inflate): Promise<Map<string, string>> {
	const texts = new Map<string, string>();
	for (let at = signature.length; at + 8 <= file.length;) {
		const length = file.u32(at);
		const data = new Bytes(file.slice(at + 8, Math.min(at + 8 + length, file.length)));
		const kind = ['tEXt', 'zTXt', 'iTXt'].find((one) => file.has(one, at + 4));
		if (kind !== undefined && data.length <= maxMetadataBytes) {
			const keywordEnd = endOfText(data, 0);
			const text = await textOf(kind, data, keywordEnd + 1, inflate);
			if (text !== undefined) texts.set(latin1(data.slice(0, keywordEnd)), text);
		}
		if (file.has('IEND', at + 4)) break;
		at += 12 + length;
	}
	return texts;
}

async function textOf(kind: string, data: Bytes, start: number, inflate: Inflate): Promise<string | undefined> {
	if (kind === 'tEXt') return lenient(data.slice(start, data.length));
	if (kind === 'zTXt') return unpacked(data.slice(start + 1, data.length), inflate);
	const isPacked = data.all[start] === 1;
	const from = endOfText(data, endOfText(data, start + 2) + 1) + 1;
	const rest = data.slice(from, data.length);
	return isPacked ? unpacked(rest, inflate) : lenient(rest);
}

async function unpacked(packed: Uint8Array, inflate: Inflate): Promise<string | undefined> {
	try {
		return lenient(await inflate(packed, maxMetadataBytes));
	} catch {
		return undefined;
	}
}

/** Texts that are to be Latin-1 are UTF-8 in the files of many programs. */
const lenient = (bytes: Uint8Array): string => utf8(bytes) ?? latin1(bytes);

const endOfText = ({ all }: Bytes, from: number): number => {
	const end = all.indexOf(0, from);
	return end < 0 ? all.length : end;
};
