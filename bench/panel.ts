import { costs } from '../server/src/features/costs.ts';
import { inDollars } from '../server/src/platforms/costWords.ts';
import { readToPanel } from '../client/src/panel/messages.ts';
import { textKeys } from '../client/src/panel/messages.ts';
import { viewOf } from '../test/support/view.ts';

/**
 * What stands between an edit and the cost summary of a sheet with 5,000 prompts: the figures, their way through two
 * processes as JSON, and the check of the message in the page. Milliseconds of CPU, the best of ten.
 */
const prompts = Array.from(
	{ length: 5000 },
	(_, at) => `# Prompt ${String(at)}\n\na red fox, number ${String(at)}, in deep snow, oil painting\n`,
);
const view = viewOf(`---\nplatform: openai\nmodel: gpt-image-2\n---\n\n${prompts.join('\n')}`);
const texts = Object.fromEntries(textKeys.map((key) => [key, '']));

const figures = () =>
	costs({ views: [view], on: view.on, money: inDollars }, { scope: { kind: 'sheet', uri: view.uri } });
const shown = figures();
const json = JSON.stringify(shown);

const best = (work: () => unknown): number => {
	const times = Array.from({ length: 10 }, () => {
		const before = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	});
	return Math.min(...times);
};

for (const [name, work] of [
	['figures', figures],
	['JSON, both ways, twice', () => JSON.stringify(JSON.parse(JSON.stringify(JSON.parse(json))))],
	['check of the message', () => readToPanel({ type: 'costs', costs: shown, texts })],
] as const)
	console.log(`${name}: ${best(work).toFixed(1)} ms`);
console.log(`message: ${(json.length / 1e6).toFixed(2)} MB`);
