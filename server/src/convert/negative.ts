import { dialects } from '../analysis/dialects.ts';
import { onOneLine } from '../analysis/negative.ts';
import type { AnalysedPrompt } from '../analysis/subject.ts';
import { catalogue, defaultModel } from '../platforms/catalogue.ts';
import { firstText } from './firstText.ts';
import type { StandIns } from './standIns.ts';
import type { Target } from './targets.ts';
import { convertWords } from './words.ts';

/** Where a target is told what is not wanted. */
export interface NegativePlace {
	/** `--no hats`, among the parameters. */
	readonly parameter?: string;
	/** `Negative prompt: hats` */
	readonly line?: string;
	/** The value of `@negative`. */
	readonly setting?: string;
	readonly losses: readonly string[];
}

/**
 * The negative side in the language of the target. `unwanted`: what stood among the words. The prompt's own setting stays
 * a setting, for it takes the place of one that is set farther away; that one stays where it is, and still holds.
 */
export function convertNegative(
	{ block, settings, dialect, readContext }: AnalysedPrompt,
	unwanted: string,
	target: Target,
	standIns: StandIns,
): NegativePlace {
	const setting = settings.get('negative');
	const isOwn = setting?.at?.block === block;
	const losses = new Set<string>();
	const rewritten = (written: string): string => {
		const context = { ...readContext, part: 'negative' } as const;
		const whole = dialects[dialect].read(written, context);
		const { text, losses: lost } = firstText(written, whole, context);
		for (const loss of lost) losses.add(loss);
		const reading = text === written ? whole : dialects[dialect].read(text, context);
		const words = convertWords(text, reading, 'negative', target);
		for (const loss of words.losses) losses.add(loss);
		return words.text;
	};
	const written = listed([unwanted, rewritten(standIns.of(block.negative?.value ?? ''))]);
	const set = rewritten(standIns.of(setting?.value ?? ''));
	if (written === '' && set === '') return { losses: [] };
	if (takesNone(target)) return { losses: ['the negative part'] };
	if (!isOwn && setting && set !== setting.value.trim()) losses.add('how the `negative` that is set for it is read');
	for (const other of block.settings)
		if (isOwn && other.key.toLowerCase() === 'negative' && other.value !== '' && other !== setting.at.setting)
			losses.add(`\`@negative: ${other.value}\`, which another one replaced`);
	const kept = isOwn ? { setting: onOneLine(set) } : {};
	if (target.dialect === 'midjourney')
		return { ...(written !== '' && { parameter: `--no ${onOneLine(written)}` }), ...kept, losses: [...losses] };
	if (target.dialect !== 'plain')
		return { ...(written !== '' && { line: `Negative prompt: ${written}` }), ...kept, losses: [...losses] };
	return { ...((isOwn || written !== '') && { setting: onOneLine(listed([written, set])) }), losses: [...losses] };
}

function takesNone({ platform, dialect }: Target): boolean {
	const found = dialect === 'plain' ? catalogue.get(platform) : undefined;
	const model = found && defaultModel(found);
	return model?.limits?.negativePrompt === false;
}

const listed = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ');
