import type { DialectId } from '../dialects/dialect.ts';
import { catalogue } from '../platforms/catalogue.ts';
import { platformIds, type PlatformId } from '../platforms/job.ts';

/** Where a prompt can be rewritten for. */
export interface Target {
	/** `midjourney`, `stable-diffusion/comfyui`, ... */
	readonly id: string;
	readonly title: string;
	readonly platform: PlatformId;
	readonly dialect: DialectId;
	/** The dialect is what the platform reads where none is set. */
	readonly isUsual: boolean;
}

/** The languages of Stable Diffusion's tools, the usual one first. */
const tools: readonly (readonly [DialectId, string])[] = [
	['a1111', 'AUTOMATIC1111 and Forge'],
	['comfyui', 'ComfyUI'],
	['dynamic-prompts', 'Dynamic Prompts'],
	['invokeai', 'InvokeAI'],
];

export const targets: readonly Target[] = platformIds.flatMap((platform): Target[] => {
	if (platform === 'stable-diffusion') {
		return tools.map(([dialect, title], index) => ({
			id: `${platform}/${dialect}`,
			title,
			platform,
			dialect,
			isUsual: index === 0,
		}));
	}
	const dialect = platform === 'midjourney' || platform === 'novelai' ? platform : 'plain';
	return [{ id: platform, title: catalogue.get(platform)?.title ?? platform, platform, dialect, isUsual: true }];
});

/** The target of an id. */
export const findTarget = (id: string): Target | undefined => targets.find((target) => target.id === id);
