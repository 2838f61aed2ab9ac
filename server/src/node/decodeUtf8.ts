import type { Decode } from '../ledger/descriptions.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const decodeUtf8: Decode = (bytes) => {
	try {
		return decoder.decode(bytes);
	} catch {
		return undefined;
	}
};
