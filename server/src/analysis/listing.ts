import { dialects } from './dialects.ts';
import type { AnalysedPrompt } from './subject.ts';
import { readBraces, withOption, type Node } from '../dialects/midjourney/braces.ts';
import { expansions } from '../dialects/midjourney/expansion.ts';
import { onOneLine, wholeNegative } from './negative.ts';
import { Random } from './random.ts';

export interface Listing {
	readonly sent: readonly string[];
	/** How many more are sent than are listed. */
	readonly rest: bigint | 'infinite';
}

/** What is sent beside each prompt as not wanted; null where nothing is, or where it is told among the words. */
export function negativeOf(subject: AnalysedPrompt): string | null {
	return subject.dialect === 'midjourney' ? null : unwanted(subject) || null;
}

const unwanted = ({ block, settings }: AnalysedPrompt): string => wholeNegative(block, settings)?.value ?? '';

/** Midjourney is told by `--no`, of which there is to be one. */
function withNo(prompt: string, items: string): string {
	const { parameters } = dialects.midjourney.read(prompt, { part: 'positive' });
	const no = parameters.find(({ name, value }) => name === 'no' && value !== '');
	return no
		? `${prompt.slice(0, no.valueSpan.end)}, ${items}${prompt.slice(no.valueSpan.end)}`
		: `${prompt.trimEnd()} --no ${items}`.trimStart();
}

/** The prompts that are sent: the first `limit` in the real system's order, or as many drawn at random from all. */
export function listed(subject: AnalysedPrompt, limit: number, seed: string | undefined): Listing {
	const { jobs } = subject.reading;
	const isWhole = jobs !== 'infinite' && jobs <= BigInt(limit);
	const sent = seed === undefined || isWhole ? first(subject, limit) : drawn(subject, limit, new Random(seed));
	const items = subject.dialect === 'midjourney' ? onOneLine(unwanted(subject)) : '';
	return {
		sent: items === '' ? sent : sent.map((prompt) => withNo(prompt, items)),
		rest: jobs === 'infinite' ? jobs : jobs - BigInt(sent.length),
	};
}

function first(subject: AnalysedPrompt, limit: number): string[] {
	const sent: string[] = [];
	for (const prompt of all(subject)) {
		if (sent.length === limit) break;
		sent.push(prompt);
	}
	return sent;
}

const all = ({ block, dialect, readContext }: AnalysedPrompt): Iterable<string> =>
	dialects[dialect].expand(block.text.value, readContext);

/** As many prompts are gone through one by one for a sample; past it, permutations are drawn option by option. */
const maxWalked = 100_000;

function drawn(subject: AnalysedPrompt, limit: number, random: Random): string[] {
	const { jobs, dialect } = subject.reading;
	const isWalked = jobs !== 'infinite' && jobs <= BigInt(maxWalked);
	return dialect === 'midjourney' && !isWalked
		? drawnByOption(subject, limit, random)
		: drawnFromRow(all(subject), limit, random);
}

/** Vitter's algorithm R over the first `maxWalked`: each of them is as likely. In their own order. */
function drawnFromRow(row: Iterable<string>, limit: number, random: Random): string[] {
	const kept: { readonly at: number; readonly prompt: string }[] = [];
	let at = 0;
	for (const prompt of row) {
		if (at === maxWalked) break;
		const place = at < limit ? at : Number(random.below(BigInt(at + 1)));
		if (place < limit) kept[place] = { at, prompt };
		at++;
	}
	return kept.sort((a, b) => a.at - b.at).map(({ prompt }) => prompt);
}

/** Each permutation is as likely, and listed once. */
function drawnByOption({ block, readContext }: AnalysedPrompt, limit: number, random: Random): string[] {
	const source = block.text.value;
	const { nodes } = readBraces(source);
	const found = new Set<string>();
	for (let draws = 0; found.size < limit && draws < 20 * limit; draws++) {
		for (const { text } of expansions(source, narrowed(nodes, random))) {
			for (const prompt of dialects.midjourney.expand(text, readContext)) {
				found.add(prompt);
				break;
			}
		}
	}
	return [...found];
}

/** The nodes with one option left in each of the braces, drawn by how many texts it stands for. */
const narrowed = (nodes: readonly Node[], random: Random): Node[] =>
	nodes.map((node) => {
		if (node.kind === 'literal') return node;
		let at = random.below(node.count);
		const option = node.options.find(({ count }) => {
			at -= count;
			return at < 0n;
		});
		return option ? withOption(node, option, narrowed(option.nodes, random)) : node;
	});
