import { piecesOf, readPrompt } from '../dialects/a1111/prompt.ts';
import type { DialectId, Part, Reading } from '../dialects/dialect.ts';
import { parse } from '../dialects/invokeai/parser.ts';
import { CompelError } from '../dialects/invokeai/weights.ts';
import { readStructure } from '../dialects/novelai/structure.ts';

/** What only the language of `source` can say, in words. */
export function ownLosses(source: string, part: 'positive' | 'negative', from: DialectId, to: DialectId): string[] {
	if (from === 'a1111') return webUiLosses(source, part);
	if (from === 'invokeai') return compelLosses(source);
	if (from === 'novelai') return readStructure(source).characters.length > 0 ? ['the prompts of its characters'] : [];
	const isWeb = to === 'a1111' || to === 'dynamic-prompts';
	return from === 'comfyui' && !isWeb && /(?:^|\s)embedding:\S/.test(source) ? ['its embeddings'] : [];
}

/** What the web UI does at some step, or with several prompts: nobody else writes it so. */
function webUiLosses(source: string, part: 'positive' | 'negative'): string[] {
	const pieces = [...piecesOf(readPrompt(source, part))];
	const isBreak = ({ text, weight }: Part): boolean => weight === -1 && text === 'BREAK';
	return [
		...(pieces.length > 1 ? ['`AND`'] : []),
		...(pieces.some(({ schedule }) => schedule.groups.length > 0) ? ['when schedules switch'] : []),
		...(pieces.some(({ attention }) => [...attention.parts].some(isBreak)) ? ['`BREAK`'] : []),
	];
}

function compelLosses(source: string): string[] {
	try {
		const { kind, parts } = parse(source);
		return [
			...(kind === 'plain' ? [] : [`\`.${kind}\``]),
			...(parts.some(({ hasSwap }) => hasSwap) ? ['`.swap`'] : []),
		];
	} catch (error) {
		if (error instanceof CompelError) return [];
		throw error;
	}
}

/** How many jobs alternatives make changes where one language draws one and the other sends each. */
export function drawLosses({ dialect, jobs }: Reading, to: DialectId): string[] {
	const draws = (id: DialectId): boolean => id === 'comfyui' || id === 'novelai';
	if (draws(dialect) === draws(to)) return [];
	if (draws(dialect)) return ['that one of its alternatives is drawn: each is a job'];
	return jobs === 1n ? [] : ['a job for each alternative: one is drawn'];
}
