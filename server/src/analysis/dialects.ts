import { a1111 } from '../dialects/a1111/a1111.ts';
import { comfyui } from '../dialects/comfyui/comfyui.ts';
import type { Dialect, DialectId } from '../dialects/dialect.ts';
import { dynamicPrompts } from '../dialects/dynamic-prompts/dynamicPrompts.ts';
import { invokeai } from '../dialects/invokeai/invokeai.ts';
import { midjourney } from '../dialects/midjourney/midjourney.ts';
import { novelai } from '../dialects/novelai/novelai.ts';
import { plain } from '../dialects/plain/plain.ts';

export const dialects: Readonly<Record<DialectId, Dialect>> = {
	midjourney,
	a1111,
	comfyui,
	'dynamic-prompts': dynamicPrompts,
	invokeai,
	novelai,
	plain,
};
