import { clipTable } from '../../scripts/clip-table.ts';
import { createClipEncoder, type ClipEncoder } from '../../server/src/tokens/clip.ts';

let encoder: ClipEncoder | undefined;

/** CLIP's encoder, built once from the installed table. */
export const clip = (): ClipEncoder => (encoder ??= createClipEncoder(clipTable()));
