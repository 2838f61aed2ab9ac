// Measures the rules on real prompts, one a line.
//   npx tsx scripts/review-findings.ts PROMPTS                       the share of prompts that each rule flags
//   npx tsx scripts/review-findings.ts PROMPTS RULE                  a hundred of its findings, drawn the same each time, to read
//   npx tsx scripts/review-findings.ts PROMPTS RULE --wrong 12:a-name,90   keeps the verdicts in docs/reviews/RULE.tsv
// The verdicts name prompts by their line; no prompt is written anywhere.
import { readFileSync, writeFileSync } from 'node:fs';
import { createAnalyst } from '../server/src/analysis/analyse.ts';
import { readConfig } from '../server/src/config/config.ts';
import { parseSheet } from '../server/src/sheet/sheet.ts';

const drawn = 100;

interface Found {
	readonly line: number;
	readonly rule: string;
	readonly message: string;
	readonly words: string;
}

const [path, rule, flag, wrong = ''] = process.argv.slice(2);
if (path === undefined) throw new Error('Name a file with one prompt a line.');
const lines = readFileSync(path, 'utf8').split('\n');
const found = everythingIn(lines);

if (rule === undefined) {
	const prompts = lines.filter((line) => line.trim() !== '').length;
	for (const [id, flagged] of [...byRule(found)].sort((a, b) => b[1].size - a[1].size))
		console.log(`${id}\t${String(flagged.size)}\t${((flagged.size / prompts) * 100).toFixed(2)} %`);
} else {
	const sample = drawnFrom(found.filter((one) => one.rule === rule));
	if (flag === '--wrong')
		keep(
			rule,
			sample,
			new Map(
				wrong.split(',').map((one) => {
					const [line = '', reason = 'wrong'] = one.split(':');
					return [Number(line), reason];
				}),
			),
		);
	else
		for (const { line, message, words } of sample)
			console.log(`${String(line)}\t${words.replaceAll('\n', ' ')}\t${message}`);
}

/** Midjourney where a line has parameters, OpenAI where it is an order or a paragraph, else Stable Diffusion. */
function platformOf(line: string): string {
	if (line.includes(' --')) return 'midjourney';
	const sentences = line.split('. ').length - 1;
	const orders = ['create', 'generate', 'convert', 'transform', 'make', 'design', 'please', '{', '['];
	return orders.some((word) => line.toLowerCase().startsWith(word)) || (line.length > 350 && sentences > 3)
		? 'openai'
		: 'stable-diffusion';
}

function everythingIn(prompts: readonly string[]): Found[] {
	const analyse = createAnalyst({ config: readConfig(undefined).config, on: '2026-11-22', isLibrarySheet: false });
	return prompts.flatMap((prompt, index) => {
		if (prompt.trim() === '') return [];
		const sheet = `@platform: ${platformOf(prompt)}\n${prompt}\n`;
		return analyse(parseSheet(sheet)).findings.map(({ rule: id, message, span }) => ({
			line: index + 1,
			rule: id,
			message,
			words: sheet.slice(span.start, span.end),
		}));
	});
}

function byRule(all: readonly Found[]): Map<string, Set<number>> {
	const flagged = new Map<string, Set<number>>();
	for (const { rule: id, line } of all) flagged.set(id, (flagged.get(id) ?? new Set()).add(line));
	return flagged;
}

/** The same sample each time: by a linear congruential generator with a fixed seed. */
function drawnFrom(all: readonly Found[]): Found[] {
	let state = 7;
	const next = (): number => (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff);
	const order = all.map((one) => ({ one, key: next() })).sort((a, b) => a.key - b.key);
	return order
		.slice(0, drawn)
		.map(({ one }) => one)
		.sort((a, b) => a.line - b.line);
}

function keep(id: string, sample: readonly Found[], reasons: ReadonlyMap<number, string>): void {
	const rows = sample.map(
		({ line }) =>
			`${String(line)}\t${id}\t${reasons.has(line) ? `wrong\t${reasons.get(line) ?? ''}` : 'right\tas said'}`,
	);
	writeFileSync(`docs/reviews/${id}.tsv`, `line\trule\tverdict\treason\n${rows.join('\n')}\n`);
	console.log(
		`${id}: ${String(rows.filter((row) => row.includes('\tright\t')).length)} of ${String(rows.length)} right`,
	);
}
