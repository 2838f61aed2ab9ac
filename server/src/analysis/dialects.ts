import type { Dialect, DialectId } from '../dialects/dialect.ts';
import { midjourney } from '../dialects/midjourney/midjourney.ts';
import { plain } from '../dialects/plain/plain.ts';

export const dialects: Readonly<Record<DialectId, Dialect>> = {
	midjourney,
	a1111: plain,
	comfyui: plain,
	'dynamic-prompts': plain,
	invokeai: plain,
	novelai: plain,
	plain,
};
