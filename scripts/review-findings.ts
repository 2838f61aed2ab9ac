// Measures the rules on real prompts, one a line.
//   npx tsx scripts/review-findings.ts PROMPTS                   the share of prompts that each rule flags, and its verdicts
//   npx tsx scripts/review-findings.ts PROMPTS RULE              a hundred of its findings to read, the same each time
//   npx tsx scripts/review-findings.ts PROMPTS RULE --new        those of them that are in that table without a verdict, or not at all
//   npx tsx scripts/review-findings.ts PROMPTS RULE --keep       keeps them in docs/reviews/RULE.tsv: what was read of the same
//                                              finding stays, what is new is marked unread, to be judged in the table
//   ... --as openai, --as comfyui                every prompt read for that platform or in that dialect;
//                                              --as stable-diffusion,plain is one in the other
//   ... --as sheet                               all prompts in one sheet, for rules that compare prompts
// The verdicts name prompts by their line; no prompt is written anywhere.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnalyst } from '../server/src/analysis/analyse.ts';
import { readConfig } from '../server/src/config/config.ts';
import { dialectIds } from '../server/src/dialects/dialect.ts';
import { parseSheet } from '../server/src/sheet/sheet.ts';
import { createClipEncoder } from '../server/src/tokens/clip.ts';
import { clipTable } from './clip-table.ts';

const drawn = 100;
const unread = 'unread';

interface Found {
	readonly line: number;
	readonly rule: string;
	readonly message: string;
	readonly words: string;
}

const { values: flags, positionals } = parseArgs({
	allowPositionals: true,
	options: { as: { type: 'string' }, new: { type: 'boolean' }, keep: { type: 'boolean' } },
});
const [path, rule] = positionals;
if (path === undefined) throw new Error('Name a file with one prompt a line.');
const lines = readFileSync(path, 'utf8').split('\n');
const found = everythingIn(lines);

if (rule === undefined) {
	const prompts = lines.filter((line) => line.trim() !== '').length;
	for (const [id, flagged] of [...byRule(found)].sort((a, b) => b[1].size - a[1].size)) {
		const verdicts = verdictsOf(id);
		const share = ((flagged.size / prompts) * 100).toFixed(2);
		console.log(
			`| ${id} | ${String(flagged.size)} | ${share} % | ${String(rightIn(verdicts))} of ${String(verdicts.length)} |`,
		);
	}
} else {
	const sample = drawnFrom(found.filter((one) => one.rule === rule));
	if (flags.keep) keep(rule, sample);
	else show(flags.new ? withoutVerdict(rule, sample) : sample);
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

function settingsOf(line: string): string {
	const { as } = flags;
	if (as === undefined || as === 'sheet') return `@platform: ${platformOf(line)}`;
	return as
		.split(',')
		.map((id) =>
			dialectIds.some((dialect) => dialect === id) && id !== 'midjourney' ? `@dialect: ${id}` : `@platform: ${id}`,
		)
		.join('\n');
}

function everythingIn(prompts: readonly string[]): Found[] {
	const encoder = createClipEncoder(clipTable());
	const analyse = createAnalyst({
		config: readConfig(undefined).config,
		on: '2026-11-22',
		isLibrarySheet: false,
		encoder: () => encoder,
	});
	const sheets = prompts.map((prompt) => `${settingsOf(prompt)}\n${prompt}\n`);
	const findings = (sheet: string) => analyse(parseSheet(sheet)).findings;
	const about = (
		sheet: string,
		line: number,
		{ rule: id, message, span }: ReturnType<typeof findings>[number],
	): Found => ({
		line,
		rule: id,
		message,
		words: sheet.slice(span.start, span.end),
	});
	if (flags.as === 'sheet') {
		// Three lines each: a setting, the prompt, and an empty one.
		const sheet = sheets.join('\n');
		const starts = [...sheet.matchAll(/\n/g)].map(({ index }) => index);
		return findings(sheet).map((finding) => {
			const above = starts.findLastIndex((start) => start < finding.span.start) + 1;
			return about(sheet, Math.floor(above / 3) + 1, finding);
		});
	}
	return sheets.flatMap((sheet, index) =>
		(prompts[index] ?? '').trim() === '' ? [] : findings(sheet).map((finding) => about(sheet, index + 1, finding)),
	);
}

function byRule(all: readonly Found[]): Map<string, Set<number>> {
	const flagged = new Map<string, Set<number>>();
	for (const { rule: id, line } of all) flagged.set(id, (flagged.get(id) ?? new Set()).add(line));
	return flagged;
}

/**
 * The findings with the lowest hash of what they say and where: the same each time, and after a change of the rule all
 * that it still reports and little else.
 */
function drawnFrom(all: readonly Found[]): Found[] {
	return all
		.map((one) => ({ one, key: hash(`${String(one.line)} ${one.words}`) }))
		.sort((a, b) => a.key - b.key)
		.slice(0, drawn)
		.map(({ one }) => one)
		.sort((a, b) => a.line - b.line);
}

/** FNV-1a, with its bits mixed once more as lines differ in few of them. */
function hash(text: string): number {
	let value = 2_166_136_261;
	for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 16_777_619);
	value = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b);
	return (value ^ (value >>> 13)) >>> 0;
}

function show(sample: readonly Found[]): void {
	for (const { line, message, words } of sample)
		console.log(`${String(line)}\t${words.replaceAll('\n', ' ')}\t${message}\t${lines[line - 1] ?? ''}`);
}

function tableOf(id: string): string {
	return `docs/reviews/${flags.as === undefined || flags.as === 'sheet' ? '' : `${flags.as.replace(',', '-')}/`}${id}.tsv`;
}

interface Verdict {
	readonly line: number;
	/** Of what the finding says and where: a rule that says something else of the line has no verdict yet. */
	readonly finding: string;
	readonly verdict: string;
	readonly reason: string;
}

function idOf({ message, words }: Found): string {
	return hash(`${words}\n${message}`).toString(16).padStart(8, '0');
}

function verdictsOf(id: string): readonly Verdict[] {
	if (!existsSync(tableOf(id))) return [];
	const [, ...rows] = readFileSync(tableOf(id), 'utf8').trimEnd().split('\n');
	return rows.map((row) => {
		const [line, finding = '', verdict = unread, reason = ''] = row.split('\t');
		return { line: Number(line), finding, verdict, reason };
	});
}

function verdictOn(one: Found, verdicts: readonly Verdict[]): Verdict {
	const finding = idOf(one);
	const known = verdicts.find((verdict) => verdict.line === one.line && verdict.finding === finding);
	return known ?? { line: one.line, finding, verdict: unread, reason: '' };
}

function withoutVerdict(id: string, sample: readonly Found[]): Found[] {
	const verdicts = verdictsOf(id);
	return sample.filter((one) => verdictOn(one, verdicts).verdict === unread);
}

function keep(id: string, sample: readonly Found[]): void {
	const verdicts = verdictsOf(id);
	const rows = sample.map((one) => {
		const { line, finding, verdict, reason } = verdictOn(one, verdicts);
		return [line, finding, verdict, reason].join('\t').trimEnd();
	});
	mkdirSync(dirname(tableOf(id)), { recursive: true });
	writeFileSync(tableOf(id), `line\tfinding\tverdict\treason\n${rows.join('\n')}\n`);
	console.log(`${id}: ${String(rightIn(verdictsOf(id)))} of ${String(rows.length)} right`);
}

function rightIn(verdicts: readonly Verdict[]): number {
	return verdicts.filter(({ verdict }) => verdict === 'right').length;
}
