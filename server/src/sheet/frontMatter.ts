import {
	isAlias,
	isCollection,
	isMap,
	isPair,
	isScalar,
	isSeq,
	parseDocument,
	visit,
	type Node,
	type Pair,
	type Scalar,
} from 'yaml';
import type { FrontMatterBlock, Setting, SheetFault } from './block.ts';
import { limits } from './limits.ts';
import { lineAt, type Line } from './lines.ts';
import { span } from './span.ts';

/**
 * Reads the front matter that opens at `open`, the sheet's first line. Without a closing line it ends at the first blank
 * one, so that the prompts below still work. Its YAML is never expanded: aliases are refused, and size and depth are
 * looked at before it is parsed.
 */
export function readFrontMatter(text: string, open: Line): FrontMatterBlock {
	const extent = extentOf(text, open.next);
	const body = text.slice(open.next, extent.bodyEnd);
	const faults: SheetFault[] = [];
	const first = span(0, open.end);
	if (!extent.closed) faults.push({ kind: 'front-matter-unclosed', span: first });
	const tooMuch = excessOf(body);
	if (tooMuch) faults.push({ kind: tooMuch, span: first });
	const read = tooMuch ? { settings: [], keys: [], faults: [] } : readYaml(body, open.next);
	return {
		kind: 'front-matter',
		source: text.slice(0, extent.next),
		body: span(open.next, extent.bodyEnd),
		closed: extent.closed,
		settings: read.settings,
		keys: read.keys,
		faults: [...faults, ...read.faults],
		comments: [],
	};
}

function extentOf(text: string, from: number): { bodyEnd: number; next: number; closed: boolean } {
	let firstBlank: number | undefined;
	for (let at = from; at < text.length;) {
		const line = lineAt(text, at);
		const content = text.slice(line.start, line.end).trimEnd();
		if (content === '---') return { bodyEnd: line.start, next: line.next, closed: true };
		if (content === '') firstBlank ??= line.start;
		at = line.next;
	}
	const end = firstBlank ?? text.length;
	return { bodyEnd: end, next: end, closed: false };
}

/** Brackets and indentation bound how deep the parser can go. */
function excessOf(body: string): 'front-matter-too-large' | 'front-matter-too-deep' | undefined {
	if (body.length > limits.frontMatterLength) return 'front-matter-too-large';
	let brackets = 0;
	let deepest = 0;
	let indent = 0;
	let dashes = 0;
	let atLineStart = true;
	for (const character of body) {
		if (character === '\n' || character === '\r') {
			atLineStart = true;
			indent = 0;
			dashes = 0;
		} else if (atLineStart && character === ' ') indent++;
		else if (atLineStart && (character === '-' || character === '?')) dashes++;
		else atLineStart = false;
		if (character === '[' || character === '{') brackets++;
		else if (character === ']' || character === '}') brackets = Math.max(0, brackets - 1);
		deepest = Math.max(deepest, brackets + dashes + Math.floor(indent / 2));
	}
	return deepest > limits.frontMatterDepth ? 'front-matter-too-deep' : undefined;
}

interface Yaml {
	readonly settings: Setting[];
	readonly keys: string[];
	readonly faults: SheetFault[];
}

function readYaml(body: string, base: number): Yaml {
	const document = parseDocument(body, {
		uniqueKeys: false,
		stringKeys: false,
		logLevel: 'silent',
		prettyErrors: false,
	});
	const faults: SheetFault[] = document.errors.slice(0, 5).map((error) => ({
		kind: 'front-matter-invalid',
		span: span(base + error.pos[0], base + Math.max(error.pos[0], error.pos[1])),
		detail: firstLine(error.message),
	}));
	visit(document, {
		Alias(_key, node) {
			faults.push({ kind: 'front-matter-alias', span: spanOf(node, base) });
			return visit.BREAK;
		},
	});
	const contents = document.contents;
	if (contents !== null && !isMap(contents) && faults.length === 0) {
		faults.push({
			kind: 'front-matter-invalid',
			span: spanOf(contents, base),
			detail: 'settings are written as `key: value`',
		});
	}
	if (!isMap(contents)) return { settings: [], keys: [], faults };
	const pairs = contents.items.filter((item) => isPair(item));
	return {
		settings: pairs.flatMap((pair) => settingOf(pair, body, base)),
		keys: pairs.flatMap(({ key }) => (isScalar(key) ? [String(key.value)] : [])),
		faults,
	};
}

function settingOf({ key, value }: Pair, body: string, base: number): Setting[] {
	if (!isScalar(key) || !key.range) return [];
	const keySpan = spanOf(key, base);
	const node = isScalar(value) || isCollection(value) ? value : undefined;
	const range = node?.range;
	const valueSpan = range ? span(base + range[0], base + Math.max(range[0], range[1])) : span(keySpan.end, keySpan.end);
	const setting: Setting = {
		key: String(key.value),
		keySpan,
		value: valueOf(node, body),
		valueSpan: trimmed(valueSpan, body, base),
		span: span(keySpan.start, Math.max(keySpan.end, valueSpan.end)),
	};
	if (isSeq(node)) return [{ ...setting, structure: 'list' }];
	return [isMap(node) ? { ...setting, structure: 'map' } : setting];
}

/** A block value's range takes in the line end behind it. */
function trimmed(
	{ start, end }: { start: number; end: number },
	body: string,
	base: number,
): { start: number; end: number } {
	let to = end;
	while (to > start && /\s/.test(body[to - 1 - base] ?? '')) to--;
	return span(start, to);
}

function valueOf(node: Node | undefined, body: string): string {
	if (isScalar(node)) return scalarText(node);
	if (isSeq(node)) return node.items.map((item) => (isScalar(item) ? scalarText(item) : '')).join(', ');
	return node?.range ? body.slice(node.range[0], node.range[1]).trim() : '';
}

function spanOf(node: unknown, base: number): { start: number; end: number } {
	const range = isScalar(node) || isCollection(node) || isAlias(node) ? node.range : undefined;
	return range ? span(base + range[0], base + range[1]) : span(base, base);
}

/** A number or a date as it is written: `8.10` stays `8.10`. */
function scalarText({ value, source }: Scalar): string {
	if (typeof value === 'string') return value;
	return value === null ? '' : (source ?? '');
}

const firstLine = (message: string): string => message.split('\n', 1)[0] ?? message;
