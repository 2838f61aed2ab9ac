/**
 * Fits the weights of the specificity score to labelled prompts.
 *
 *   npx tsx scripts/fit-specificity.ts LABELLED.jsonl [--write]
 *
 * Each line has `text`, `label` ("vague" or "specific"), `tier` and `hard`. A ridge pulls every weight towards a value set
 * by hand, no weight may fall below zero, and steps and folds are fixed: the same input gives the same output.
 * Prints the figures on the prompts fitted to, and beside them those of cross-validation, where each prompt is judged
 * with weights and a threshold fitted without it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { findingsOf } from '../server/src/specificity/evidence.ts';
import { cues, type Cue } from '../server/src/specificity/lists.ts';
import { countsOf, reach, specificityOf, type Coefficients, type Counts } from '../server/src/specificity/score.ts';
import { wordsOf } from '../server/src/specificity/words.ts';

interface Row {
	readonly text: string;
	readonly vague: boolean;
	readonly tier: string;
	readonly hard: boolean;
	readonly counts: Counts;
	readonly fold: number;
}

const folds = 10;

/** What a first piece of evidence is worth before any prompt is seen, relative to the others. */
const prior: Readonly<Record<Cue, number>> = {
	head: 0.3,
	thing: 1.2,
	kind: 1.6,
	name: 2.2,
	number: 0.8,
	modifier: 1.4,
	trait: 0.6,
	action: 0.8,
	relation: 1,
	link: 0.4,
	place: 1,
	setting: 1.2,
	light: 1.4,
	composition: 1.2,
	medium: 1.6,
	finish: 0.6,
	colour: 1.2,
	mood: 1,
};
const ridge = 0.006;
/** The specificity at which a prompt stops being vague; the scale of the weights follows from it. */
const thresholdShown = 0.4;
/** A wrong finding is worse than a missed one: people turn the rule off. */
const falsePositiveCost = 4;

function readRows(path: string): Row[] {
	const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
	const read = lines.map((line) => JSON.parse(line) as { text: string; label: string; tier: string; hard: boolean });
	const natural = read.filter(({ tier }) => tier !== 'padded').map(({ text }) => text);
	return read.map(({ text, label, tier, hard }) => {
		// A padded prompt is judged in the fold of the prompt it was made from.
		const base =
			tier === 'padded' ? (natural.find((other) => text.startsWith(other.replace(/\.$/, ''))) ?? text) : text;
		return {
			text,
			vague: label === 'vague',
			tier,
			hard,
			counts: countsOf(findingsOf(wordsOf(text)).evidence),
			fold: hash(base) % folds,
		};
	});
}

function hash(text: string): number {
	let value = 2166136261;
	for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 16777619) >>> 0;
	return (value ^ (value >>> 15)) >>> 0;
}

function importanceOf({ tier, hard }: Row): number {
	return (tier === 'A' ? 4 : tier === 'B' ? 1 : tier === 'C' ? 1 : 0.5) * (hard ? 2 : 1);
}

/** Logistic regression by projected gradient descent; returns weights in units of the threshold. */
function fit(rows: readonly Row[]): Coefficients {
	const inputs = rows.map(({ counts }) => cues.map((cue) => reach(counts[cue])));
	const vagueTotal = rows.reduce((sum, row) => sum + (row.vague ? importanceOf(row) : 0), 0);
	const specificTotal = rows.reduce((sum, row) => sum + (row.vague ? 0 : importanceOf(row)), 0);
	const importance = rows.map((row) => importanceOf(row) / (row.vague ? vagueTotal : specificTotal) / 2);
	const start = cues.map((cue) => prior[cue] * 2.5);
	const weights = [...start];
	let bias = -3;
	const rate = 0.6;
	for (let step = 0; step < 4000; step++) {
		const slope = cues.map((_, index) => ridge * ((weights[index] ?? 0) - (start[index] ?? 0)));
		let biasSlope = 0;
		for (const [index, row] of rows.entries()) {
			const input = inputs[index] ?? [];
			let sum = bias;
			for (let at = 0; at < cues.length; at++) sum += (weights[at] ?? 0) * (input[at] ?? 0);
			const error = (1 / (1 + Math.exp(-sum)) - (row.vague ? 0 : 1)) * (importance[index] ?? 0);
			biasSlope += error;
			for (let at = 0; at < cues.length; at++) slope[at] = (slope[at] ?? 0) + error * (input[at] ?? 0);
		}
		bias -= rate * biasSlope;
		for (let at = 0; at < cues.length; at++) weights[at] = Math.max(0.05, (weights[at] ?? 0) - rate * (slope[at] ?? 0));
	}
	const sums = inputs.map((input) => input.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
	const cut = bestCut(rows, sums);
	const scale = -Math.log(1 - thresholdShown) / cut;
	const scaled = cues.map((cue, at) => [cue, Number(((weights[at] ?? 0) * scale).toFixed(3))] as const);
	return { threshold: thresholdShown, weights: Object.fromEntries(scaled) as Record<Cue, number> };
}

/** The cut between vague and specific that costs least; in the middle of the gap where several do. */
function bestCut(rows: readonly Row[], sums: readonly number[]): number {
	const order = rows.map((row, index) => ({ row, sum: sums[index] ?? 0 })).sort((a, b) => a.sum - b.sum);
	let cost = rows.reduce((total, row) => total + (row.vague ? importanceOf(row) : 0), 0);
	let least = Infinity;
	let cuts: number[] = [];
	for (const [index, { row, sum }] of order.entries()) {
		cost += row.vague ? -importanceOf(row) : importanceOf(row) * falsePositiveCost;
		const next = order[index + 1]?.sum ?? sum + 1;
		if (next - sum < 1e-9 || cost > least + 1e-9) continue;
		if (cost < least - 1e-9) cuts = [];
		least = cost;
		cuts.push((sum + next) / 2);
	}
	return cuts[Math.floor(cuts.length / 2)] ?? 1;
}

interface Judged extends Row {
	readonly score: number;
	readonly called: boolean;
}

const judge = (row: Row, coefficients: Coefficients): Judged => {
	const score = specificityOf(row.counts, coefficients);
	return { ...row, score, called: score < coefficients.threshold };
};

function areaUnderCurve(rows: readonly Judged[]): number {
	const vague = rows.filter((row) => row.vague);
	const specific = rows.filter((row) => !row.vague);
	let wins = 0;
	for (const v of vague) for (const s of specific) wins += v.score < s.score ? 1 : v.score === s.score ? 0.5 : 0;
	return wins / (vague.length * specific.length);
}

function figures(rows: readonly Judged[]): string {
	const hits = rows.filter((row) => row.vague && row.called).length;
	const wrong = rows.filter((row) => !row.vague && row.called).length;
	const vague = rows.filter((row) => row.vague).length;
	const precision = hits / (hits + wrong || 1);
	const recall = hits / (vague || 1);
	const f1 = (2 * precision * recall) / (precision + recall || 1);
	return [areaUnderCurve(rows), f1, wrong / (rows.length - vague || 1)]
		.map((value) => value.toFixed(3).padStart(7))
		.join('');
}

const [path, ...flags] = process.argv.slice(2);
if (path === undefined) {
	console.error('usage: fit-specificity.ts LABELLED.jsonl [--write]');
	process.exit(2);
}
const rows = readRows(path);
const coefficients = fit(rows);
const fittedRows = rows.map((row) => judge(row, coefficients));
const byFold = Array.from({ length: folds }, (_, fold) => fit(rows.filter((row) => row.fold !== fold)));
const validatedRows = rows.map((row) => judge(row, byFold[row.fold] ?? coefficients));
const groups: Readonly<Record<string, (row: Row) => boolean>> = {
	all: ({ tier }) => tier !== 'padded',
	'tier A': ({ tier }) => tier === 'A',
	'tier B': ({ tier }) => tier === 'B',
	'tier C': ({ tier }) => tier === 'C',
	hard: ({ tier, hard }) => tier !== 'padded' && hard,
	padded: ({ tier }) => tier === 'padded',
};
console.log(`${'set'.padEnd(8)} rows   fitted: AUC   F1  falsePos   validated: AUC   F1  falsePos`);
for (const [name, belongs] of Object.entries(groups)) {
	const chosen = fittedRows.filter(belongs);
	if (chosen.length === 0) continue;
	console.log(
		`${name.padEnd(8)} ${String(chosen.length).padStart(4)}   ${figures(chosen)}        ${figures(validatedRows.filter(belongs))}`,
	);
}
console.log(JSON.stringify(coefficients.weights));
if (flags.includes('--errors')) {
	for (const row of fittedRows) {
		if (row.called !== row.vague)
			console.log(
				`${row.vague ? 'missed' : 'wrong '} ${row.tier}${row.hard ? ' hard' : ''} ${row.score.toFixed(2)} ${row.text.slice(0, 120)}`,
			);
	}
}
if (flags.includes('--write')) {
	const target = new URL('../server/src/specificity/data/coefficients.json', import.meta.url);
	writeFileSync(target, `${JSON.stringify(coefficients, null, '\t')}\n`);
}
