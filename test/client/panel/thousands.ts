import { viewOf } from '../../support/view.ts';

/** A sheet with so many prompts, whose costs differ. */
export function manyPrompts(count: number): ReturnType<typeof viewOf> {
	const prompts = Array.from(
		{ length: count },
		(_, at) =>
			`# Prompt ${String(at)}\n@client: Client ${String(at % 7)}\n@quality: ${at % 3 === 0 ? 'low' : 'high'}\na red fox, number ${String(at)}, in deep snow, oil painting\n`,
	);
	return viewOf(`---\nplatform: openai\nmodel: gpt-image-2\n---\n\n${prompts.join('\n')}`);
}
