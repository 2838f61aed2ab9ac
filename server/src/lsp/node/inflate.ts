import { promisify } from 'node:util';
import { constants, inflate } from 'node:zlib';
import type { Inflate } from '../../import/png.ts';

const unpack = promisify<Uint8Array, object, Uint8Array>(inflate);

/** zlib, as Node has it. Data that breaks off is no error: what there was is enough. */
export const nodeInflate: Inflate = (packed, maxBytes) =>
	unpack(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: maxBytes });
